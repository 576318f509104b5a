import { now } from '../../graph/clock';
import { millis } from '../../ui/duration';
import { choicesOf, needsFallback, type PolicyValues, type StageValues } from './policy';

const DAY = 86_400_000;

/** What is wrong with the first step of the form. */
export function wrongWho(it: PolicyValues): string | undefined {
  return !it.name.trim()
    ? 'Give the policy a name.'
    : it.who === 'named' && !it.targets.length
      ? 'Choose who may ask.'
      : it.who === 'organizations' && !it.organizations.length
        ? 'Choose whose people may ask.'
        : undefined;
}

function wrongStage(it: StageValues, which: string): string | undefined {
  const days = millis(it.deadline) / DAY;
  if (!it.isManager && !it.approvers.length && !it.keptApprovers.length) {
    return `${which}: choose who approves.`;
  }
  if (needsFallback(it) && !it.fallback.length) {
    return `${which}: choose who stands in where there is no manager or sponsor.`;
  }
  if (!(days >= 1 && days <= 28)) {
    return `${which}: a decision may take 1 to 28 days.`;
  }
  if (it.isEscalated) {
    const after = millis(it.after) / DAY;
    return !it.escalation.length && !it.keptEscalation.length
      ? `${which}: choose the alternate approvers.`
      : days < 4 || !(after >= 1 && after < days)
        ? `${which}: to forward requests, give the decision at least 4 days, and forward after 1 day or more but before they are over.`
        : undefined;
  }
  return undefined;
}

export function wrongApproval(it: PolicyValues): string | undefined {
  if (it.who === 'nobody' || !(it.isApprovalNeeded || it.isApprovalNeededToExtend)) {
    return undefined;
  }
  return it.stages.length
    ? it.stages.map((stage, i) => wrongStage(stage, it.stages.length > 1 ? `Stage ${i + 1}` : 'Approval')).find(Boolean)
    : 'Approval is needed: add a stage.';
}

export function wrongQuestions(it: PolicyValues): string | undefined {
  const at = it.questions.findIndex((one) => !one.text.trim() || (/one|many/.test(one.kind) && !choicesOf(one).length));
  return at < 0 ? undefined : `Question ${at + 1} needs ${it.questions[at]?.text.trim() ? 'choices: one a line' : 'words'}.`;
}

export function wrongLifetime(it: PolicyValues): string | undefined {
  return it.lifetime === 'afterDuration' && !(millis(it.duration) > 0 && millis(it.duration) <= 3660 * DAY)
    ? 'Say how long assignments last: up to 3660 days.'
    : it.lifetime === 'afterDateTime' && !(Date.parse(it.end) > now())
      ? 'Choose a day that is still to come.'
      : undefined;
}
