/** A refusal or failure of the API, in Graph's envelope. */
export class GraphProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** What the server's log and audit know the call by; empty when it never arrived. */
  readonly requestId: string;
  /** The claims that a new sign-in must bring, as JSON; undefined when signing in again would not help. */
  readonly claims: string | undefined;

  constructor(status: number, code: string, message: string, requestId = '', claims?: string) {
    super(message);
    this.name = 'GraphProblem';
    this.status = status;
    this.code = code;
    this.requestId = requestId;
    this.claims = claims;
  }
}

/** What is said when no answer came at all. */
export function unreachable(): GraphProblem {
  return new GraphProblem(0, 'Unreachable', 'Latchkey cannot be reached. Check the connection, then try again.');
}

/** What a rule of a group's policy asks for, by the name it fails under. */
const RULES: Record<string, string> = {
  MfaRule: 'This needs a second factor: sign in with it first.',
  JustificationRule: 'This needs a justification.',
  TicketingRule: 'This needs the number of a ticket, and its system.',
  ExpirationRule: 'The duration is longer than the group’s settings allow.',
  EligibilityRule: 'The eligibility does not cover that time.',
};

const CODES: Record<string, string> = {
  RoleAssignmentExists: 'That assignment exists already.',
  RoleAssignmentDoesNotExist: 'That assignment does not exist any more.',
  PendingRoleAssignmentRequest: 'A request for this is already waiting.',
  ActiveDurationTooShort: 'The shortest time is five minutes.',
  RoleAssignmentRequestAcrsValidationFailed: 'This needs a stronger sign-in.',
  UnauthorizedAccess: 'You may not do that.',
  CallerNotResourceOwner: 'Only its owners, and who may manage groups, can put a group into a catalog. Ask one of them to do it.',
  ResourceAlreadyOnboarded: 'The catalog holds that group already.',
  Authorization_RequestDenied: 'You may not do that.',
};

/** A problem in words for the person who met it. */
export function inWords(problem: unknown): string {
  if (!(problem instanceof GraphProblem)) {
    return problem instanceof Error ? problem.message : String(problem);
  }
  const failed = [...problem.message.matchAll(/"(\w+Rule)"/g)].map((it) => it[1] ?? '');
  if (problem.code === 'RoleAssignmentRequestPolicyValidationFailed' && failed.length) {
    return failed.map((rule) => RULES[rule] ?? `The group’s settings refuse it (${rule}).`).join(' ');
  }
  return CODES[problem.code] ?? problem.message;
}

/** Takes a refused answer apart. */
export async function problemOf(response: Response): Promise<GraphProblem> {
  const requestId = response.headers.get('request-id') ?? '';
  const challenge = claimsOf(response.headers.get('WWW-Authenticate'));
  try {
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    return new GraphProblem(response.status, error.code, error.message, requestId, challenge ?? claimsIn(error.message));
  } catch {
    return new GraphProblem(response.status, 'Unreadable', `The server answered ${response.status}.`, requestId, challenge);
  }
}

/** Graph's older way to ask for an authentication context: in the message. */
function claimsIn(message: string): string | undefined {
  const text = message.match(/&claims=([^&\s]+)/)?.[1];
  return text && decodeURIComponent(text);
}

/** The claims of a challenge, RFC 9470's way of asking for a better sign-in, which Graph sends in base64. */
function claimsOf(challenge: string | null): string | undefined {
  const text = challenge?.match(/\bclaims="([^"]+)"/)?.[1];
  if (!text) {
    return undefined;
  }
  return text.startsWith('{') ? text : atob(text.replaceAll('-', '+').replaceAll('_', '/'));
}
