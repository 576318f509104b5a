import type {
  AccessPackageApprovalStage,
  AccessPackageAssignmentPolicy as Policy,
  AccessPackageQuestion,
  ExpirationPattern,
  SubjectSet,
} from '../../graph/types.gen';
import type { Principal } from '../../ui/PrincipalPicker';
import { named, organizations, others, SCOPES, subjectOf, targetsOf, type Who } from './policySubjects';

/** A stage of approval as a form has it. What the form does not offer is kept. */
export interface StageValues {
  isManager: boolean;
  level: '1' | '2';
  approvers: Principal[];
  keptApprovers: SubjectSet[];
  fallback: Principal[];
  isReasonNeeded: boolean;
  deadline: string;
  isEscalated: boolean;
  after: string;
  escalation: Principal[];
  keptEscalation: SubjectSet[];
  kept: AccessPackageApprovalStage;
}

export interface QuestionValues {
  kind: 'short' | 'long' | 'one' | 'many';
  text: string;
  isRequired: boolean;
  isAnswerEditable: boolean;
  /** One choice a line. */
  choices: string;
  kept?: AccessPackageQuestion;
}

/** A policy as a form has it: plain values. */
export interface PolicyValues {
  name: string;
  description: string;
  who: Who;
  targets: Principal[];
  organizations: { id: string; displayName: string }[];
  mayAsk: boolean;
  mayExtend: boolean;
  mayLeave: boolean;
  isReasonNeeded: boolean;
  isApprovalNeeded: boolean;
  isApprovalNeededToExtend: boolean;
  stages: StageValues[];
  lifetime: 'noExpiration' | 'afterDuration' | 'afterDateTime';
  duration: string;
  end: string;
  mayChooseTime: boolean;
  isQuiet: boolean;
  questions: QuestionValues[];
}

export const MOST_STAGES = 3;

/** A new stage: people are still to be chosen. */
export const NEW_STAGE: StageValues = {
  isManager: false,
  level: '1',
  approvers: [],
  keptApprovers: [],
  fallback: [],
  isReasonNeeded: true,
  deadline: 'P14D',
  isEscalated: false,
  after: 'P7D',
  escalation: [],
  keptEscalation: [],
  kept: {},
};

/** What a new policy starts from. */
export const NEW_POLICY: PolicyValues = {
  name: '',
  description: '',
  who: 'named',
  targets: [],
  organizations: [],
  mayAsk: true,
  mayExtend: true,
  mayLeave: true,
  isReasonNeeded: true,
  isApprovalNeeded: true,
  isApprovalNeededToExtend: false,
  stages: [NEW_STAGE],
  lifetime: 'afterDuration',
  duration: 'P90D',
  end: '',
  mayChooseTime: false,
  isQuiet: false,
  questions: [],
};

function stageValues(it: AccessPackageApprovalStage): StageValues {
  const manager = it.primaryApprovers?.find((one) => one['@odata.type'] === '#microsoft.graph.requestorManager');
  return {
    isManager: Boolean(manager),
    level: manager && 'managerLevel' in manager && manager.managerLevel === 2 ? '2' : '1',
    approvers: named(it.primaryApprovers),
    keptApprovers: others(it.primaryApprovers).filter((one) => one !== manager),
    fallback: named(it.fallbackPrimaryApprovers),
    isReasonNeeded: it.isApproverJustificationRequired ?? false,
    deadline: it.durationBeforeAutomaticDenial ?? 'P14D',
    isEscalated: it.isEscalationEnabled ?? false,
    after: it.isEscalationEnabled && it.durationBeforeEscalation ? it.durationBeforeEscalation : 'P7D',
    escalation: named(it.escalationApprovers),
    keptEscalation: others(it.escalationApprovers),
    kept: it,
  };
}

function stageOf(it: StageValues): AccessPackageApprovalStage {
  return {
    ...it.kept,
    durationBeforeAutomaticDenial: it.deadline,
    isApproverJustificationRequired: it.isReasonNeeded,
    isEscalationEnabled: it.isEscalated,
    durationBeforeEscalation: it.isEscalated ? it.after : 'PT0S',
    primaryApprovers: [
      ...(it.isManager ? [{ '@odata.type': '#microsoft.graph.requestorManager' as const, managerLevel: Number(it.level) }] : []),
      ...it.approvers.map(subjectOf),
      ...it.keptApprovers,
    ],
    fallbackPrimaryApprovers: needsFallback(it) ? it.fallback.map(subjectOf) : [],
    escalationApprovers: it.isEscalated ? [...it.escalation.map(subjectOf), ...it.keptEscalation] : [],
    fallbackEscalationApprovers: it.isEscalated ? (it.kept.fallbackEscalationApprovers ?? []) : [],
  };
}

/** Whether an approver may be missing, so that somebody must stand in. */
export function needsFallback(it: StageValues): boolean {
  return it.isManager || it.keptApprovers.length > 0;
}

function questionValues(it: AccessPackageQuestion): QuestionValues {
  const isChoice = it['@odata.type'] === '#microsoft.graph.accessPackageMultipleChoiceQuestion';
  return {
    kind: isChoice ? (it.isMultipleSelectionAllowed ? 'many' : 'one') : it.isSingleLineQuestion ? 'short' : 'long',
    text: it.text ?? '',
    isRequired: it.isRequired ?? false,
    isAnswerEditable: it.isAnswerEditable ?? true,
    choices: isChoice ? it.choices.map((one) => one.text ?? one.actualValue).join('\n') : '',
    kept: it,
  };
}

export function choicesOf(it: QuestionValues): string[] {
  return it.choices
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
}

function questionOf(it: QuestionValues, sequence: number) {
  const kept = it.kept;
  const common = {
    ...(kept ? { id: kept.id, localizations: kept.localizations } : {}),
    sequence,
    text: it.text.trim(),
    isRequired: it.isRequired,
    isAnswerEditable: it.isAnswerEditable,
  };
  if (it.kind === 'short' || it.kind === 'long') {
    return {
      '@odata.type': '#microsoft.graph.accessPackageTextInputQuestion',
      ...common,
      isSingleLineQuestion: it.kind === 'short',
      regexPattern: (kept && 'regexPattern' in kept && kept.regexPattern) || null,
    };
  }
  const known = kept && 'choices' in kept ? kept.choices : [];
  return {
    '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
    ...common,
    isMultipleSelectionAllowed: it.kind === 'many',
    // A choice that keeps its words keeps its value and its translations.
    choices: choicesOf(it).map((text) => known.find((one) => (one.text ?? one.actualValue) === text) ?? { actualValue: text, text }),
  };
}

/** A stored policy as the form's values. */
export function valuesOf(it: Policy): PolicyValues {
  const who = (Object.keys(SCOPES) as Exclude<Who, 'kept'>[]).find((one) => SCOPES[one] === it.allowedTargetScope);
  const isPlain = others(it.specificAllowedTargets).length === (who === 'organizations' ? organizations(it.specificAllowedTargets).length : 0);
  const approval = it.requestApprovalSettings;
  return {
    name: it.displayName,
    description: it.description ?? '',
    who: who && isPlain ? who : 'kept',
    targets: named(it.specificAllowedTargets),
    organizations: organizations(it.specificAllowedTargets),
    mayAsk: it.requestorSettings?.enableTargetsToSelfAddAccess ?? false,
    mayExtend: it.requestorSettings?.enableTargetsToSelfUpdateAccess ?? false,
    mayLeave: it.requestorSettings?.enableTargetsToSelfRemoveAccess ?? false,
    isReasonNeeded: approval?.isRequestorJustificationRequired ?? false,
    isApprovalNeeded: approval?.isApprovalRequiredForAdd ?? false,
    isApprovalNeededToExtend: approval?.isApprovalRequiredForUpdate ?? false,
    stages: (approval?.stages ?? []).map(stageValues),
    lifetime: it.expiration?.type === 'afterDuration' || it.expiration?.type === 'afterDateTime' ? it.expiration.type : 'noExpiration',
    duration: it.expiration?.duration ?? '',
    end: it.expiration?.endDateTime ?? '',
    mayChooseTime: it.requestorSettings?.allowCustomAssignmentSchedule ?? false,
    isQuiet: it.notificationSettings?.isAssignmentNotificationDisabled ?? false,
    questions: [...(it.questions ?? [])].sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0)).map(questionValues),
  };
}

export function expirationOf(it: Pick<PolicyValues, 'lifetime' | 'duration' | 'end'>): ExpirationPattern {
  return {
    type: it.lifetime,
    duration: it.lifetime === 'afterDuration' ? it.duration : null,
    endDateTime: it.lifetime === 'afterDateTime' ? it.end : null,
  };
}

/** The whole policy to send: what the form knows, and of a stored one everything else as it was, for PUT replaces it. */
export function bodyOf(it: PolicyValues, packageId: string, stored?: Policy) {
  const isOpen = it.who !== 'nobody';
  const isApproved = isOpen && (it.isApprovalNeeded || it.isApprovalNeededToExtend);
  return {
    displayName: it.name.trim(),
    description: it.description.trim() || null,
    allowedTargetScope: it.who === 'kept' ? stored?.allowedTargetScope : SCOPES[it.who],
    specificAllowedTargets: it.who === 'kept' ? (stored?.specificAllowedTargets ?? []) : targetsOf(it),
    expiration: expirationOf(it),
    requestorSettings: {
      ...stored?.requestorSettings,
      enableTargetsToSelfAddAccess: isOpen && it.mayAsk,
      enableTargetsToSelfUpdateAccess: isOpen && it.mayExtend,
      enableTargetsToSelfRemoveAccess: isOpen && it.mayLeave,
      allowCustomAssignmentSchedule: it.mayChooseTime,
    },
    requestApprovalSettings: {
      isApprovalRequiredForAdd: isOpen && it.isApprovalNeeded,
      isApprovalRequiredForUpdate: isOpen && it.isApprovalNeededToExtend,
      isRequestorJustificationRequired: it.isReasonNeeded,
      stages: isApproved ? it.stages.map(stageOf) : [],
    },
    automaticRequestSettings: it.who === 'kept' ? (stored?.automaticRequestSettings ?? null) : null,
    reviewSettings: stored?.reviewSettings ?? null,
    notificationSettings: { isAssignmentNotificationDisabled: it.isQuiet },
    questions: it.questions.map(questionOf),
    accessPackage: { id: packageId },
  };
}
