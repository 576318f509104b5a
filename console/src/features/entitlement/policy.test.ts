import { describe, expect, it } from 'vitest';
import type { AccessPackageAssignmentPolicy as Policy } from '../../graph/types.gen';
import { bodyOf, NEW_POLICY, NEW_STAGE, valuesOf } from './policy';
import { wrongApproval, wrongQuestions, wrongWho } from './policyWrong';

const ANN = { id: 'ann', displayName: 'Ann', type: 'user' as const };
const TEAM = { id: 'team', displayName: 'Team', type: 'group' as const };

/** A policy with more in it than the form shows. */
const STORED: Policy = {
  id: 'p',
  displayName: 'Engineers',
  description: 'd',
  allowedTargetScope: 'specificDirectoryUsers',
  specificAllowedTargets: [{ '@odata.type': '#microsoft.graph.groupMembers', groupId: 'team', description: 'Team' }],
  expiration: { type: 'afterDuration', duration: 'P30D', endDateTime: null },
  requestorSettings: {
    enableTargetsToSelfAddAccess: true,
    enableTargetsToSelfUpdateAccess: false,
    enableTargetsToSelfRemoveAccess: true,
    allowCustomAssignmentSchedule: false,
    enableOnBehalfRequestorsToAddAccess: true,
    onBehalfRequestors: [{ '@odata.type': '#microsoft.graph.targetManager', managerLevel: 1 }],
  },
  requestApprovalSettings: {
    isApprovalRequiredForAdd: true,
    isApprovalRequiredForUpdate: false,
    isRequestorJustificationRequired: true,
    stages: [
      {
        durationBeforeAutomaticDenial: 'P14D',
        isApproverJustificationRequired: true,
        isEscalationEnabled: true,
        durationBeforeEscalation: 'P7D',
        approverInformationVisibility: 'notVisible',
        primaryApprovers: [
          { '@odata.type': '#microsoft.graph.requestorManager', managerLevel: 2 },
          { '@odata.type': '#microsoft.graph.internalSponsors' },
        ],
        fallbackPrimaryApprovers: [{ '@odata.type': '#microsoft.graph.singleUser', userId: 'ann', description: 'Ann' }],
        escalationApprovers: [{ '@odata.type': '#microsoft.graph.requestorManager', managerLevel: 1 }],
        fallbackEscalationApprovers: [{ '@odata.type': '#microsoft.graph.singleUser', userId: 'bo', description: 'Bo' }],
      },
    ],
  },
  automaticRequestSettings: null,
  reviewSettings: { isEnabled: true },
  notificationSettings: { isAssignmentNotificationDisabled: true },
  createdDateTime: null,
  modifiedDateTime: null,
  questions: [
    {
      '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
      id: 'q',
      sequence: 0,
      text: 'Which system?',
      isRequired: true,
      isAnswerEditable: false,
      localizations: [{ languageCode: 'de', text: 'Welches System?' }],
      isMultipleSelectionAllowed: false,
      choices: [{ actualValue: 'b', text: 'Booking', localizations: [] }],
    },
  ],
};

describe('a policy’s form', () => {
  it('sends a stored policy back as it was when nothing is changed', () => {
    const { id: _, createdDateTime: __, modifiedDateTime: ___, ...rest } = STORED;
    expect(bodyOf(valuesOf(STORED), 'a', STORED)).toEqual({ ...rest, accessPackage: { id: 'a' } });
  });

  it('keeps the value and the translations of a choice that keeps its words', () => {
    const values = valuesOf(STORED);
    const [question] = values.questions;
    const body = bodyOf({ ...values, questions: [{ ...question!, choices: 'Sailing\n\n Booking ' }] }, 'a', STORED);
    expect(body.questions[0]).toMatchObject({
      id: 'q',
      choices: [{ actualValue: 'Sailing', text: 'Sailing' }, { actualValue: 'b', text: 'Booking', localizations: [] }],
    });
  });

  it('asks nobody to approve what nobody may ask for', () => {
    const body = bodyOf({ ...NEW_POLICY, name: 'Direct', who: 'nobody', targets: [TEAM] }, 'a');
    expect(body).toMatchObject({
      allowedTargetScope: 'notSpecified',
      specificAllowedTargets: [],
      requestorSettings: { enableTargetsToSelfAddAccess: false },
      requestApprovalSettings: { isApprovalRequiredForAdd: false, stages: [] },
    });
  });

  it('keeps a rule that only the API sets', () => {
    const ruled: Policy = {
      ...STORED,
      specificAllowedTargets: [{ '@odata.type': '#microsoft.graph.attributeRuleMembers', membershipRule: 'user.department -eq "Sales"' }],
      automaticRequestSettings: { requestAccessForAllowedTargets: true },
    };
    expect(valuesOf(ruled).who).toBe('kept');
    expect(bodyOf(valuesOf(ruled), 'a', ruled)).toMatchObject({
      specificAllowedTargets: ruled.specificAllowedTargets,
      automaticRequestSettings: ruled.automaticRequestSettings,
    });
  });

  it('says what is missing before the server has to', () => {
    expect(wrongWho({ ...NEW_POLICY, name: 'x' })).toMatch(/who may ask/);
    expect(wrongApproval(NEW_POLICY)).toMatch(/who approves/);
    expect(wrongApproval({ ...NEW_POLICY, stages: [{ ...NEW_STAGE, isManager: true }] })).toMatch(/stands in/);
    expect(
      wrongApproval({ ...NEW_POLICY, stages: [{ ...NEW_STAGE, approvers: [ANN], deadline: 'P3D', isEscalated: true, after: 'P1D', escalation: [ANN] }] }),
    ).toMatch(/at least 4 days/);
    expect(wrongApproval({ ...NEW_POLICY, stages: [{ ...NEW_STAGE, approvers: [ANN] }] })).toBeUndefined();
    expect(wrongQuestions({ ...NEW_POLICY, questions: [{ kind: 'one', text: 'Which?', isRequired: true, isAnswerEditable: true, choices: ' \n' }] })).toMatch(/choices/);
  });
});

describe('a policy for connected organizations', () => {
  const sent = bodyOf({ ...NEW_POLICY, name: 'Yards', who: 'organizations', organizations: [{ id: 'o', displayName: 'Yard' }] }, 'x');

  it('names them, and is read as what it is', () => {
    expect(sent.allowedTargetScope).toBe('specificConnectedOrganizationUsers');
    expect(sent.specificAllowedTargets).toEqual([
      { '@odata.type': '#microsoft.graph.connectedOrganizationMembers', connectedOrganizationId: 'o', description: 'Yard' },
    ]);
    const read = valuesOf({ ...STORED, ...sent } as Policy);
    expect(read.who).toBe('organizations');
    expect(read.organizations).toEqual([{ id: 'o', displayName: 'Yard' }]);
  });

  it('needs one to be chosen', () => {
    expect(wrongWho({ ...NEW_POLICY, name: 'Yards', who: 'organizations' })).toBe('Choose whose people may ask.');
  });
});
