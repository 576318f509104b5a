import { all, odata } from '../../graph/query';
import type { DirectoryAudit, TargetResource } from '../../graph/types.gen';

/** Who did it, in the words the entry has for them. */
export function actor(it: DirectoryAudit): { name: string; detail?: string | undefined } {
  const { user, app } = it.initiatedBy ?? {};
  if (user?.id) {
    return { name: user.displayName ?? user.userPrincipalName ?? user.id, detail: user.userPrincipalName ?? undefined };
  }
  return app?.displayName ? { name: app.displayName, detail: 'Application' } : { name: 'Latchkey', detail: 'By itself' };
}

/** What a target is called; without a name, its kind and its id tell it. */
export function targetName(it: TargetResource): string {
  return it.displayName || it.userPrincipalName || [it.type, it.id].filter(Boolean).join(' ') || 'Unnamed';
}

/** The targets of an entry in a few words: people and things first, then what else was touched. */
export function targets({ targetResources }: DirectoryAudit): string {
  const named = targetResources.filter((it) => it.displayName || it.userPrincipalName);
  const telling = named.filter((it) => it.type !== 'Role');
  const names = (telling.length ? telling : named).map(targetName);
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ') || '–';
}

/** A property's value, which an entry has as JSON, for people: text without quotes, anything deeper on lines of its own. */
export function told(value: string | null | undefined): string {
  if (value === null || value === undefined || value === '' || value === 'null') {
    return '–';
  }
  try {
    const meant: unknown = JSON.parse(value);
    return typeof meant === 'string' ? meant || '–' : JSON.stringify(meant, null, 2);
  } catch {
    return value;
  }
}

/** What somebody narrowed the log to, as it stands in the address. Empty text narrows nothing. */
export interface Narrowing {
  activity: string;
  actor: string;
  target: string;
  category: string;
  service: string;
  result: string;
  request: string;
  from: string;
  until: string;
}

export const NARROWINGS: readonly (keyof Narrowing)[] = ['activity', 'actor', 'target', 'category', 'service', 'result', 'request', 'from', 'until'];

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The same as a condition for the server; undefined when nothing is narrowed. */
export function condition(it: Narrowing): string | undefined {
  return all(
    it.from && odata`activityDateTime ge ${new Date(it.from)}`,
    it.until && odata`activityDateTime le ${new Date(it.until)}`,
    it.activity && odata`startsWith(activityDisplayName,${it.activity})`,
    it.actor &&
      odata`startsWith(initiatedBy/user/displayName,${it.actor}) or startsWith(initiatedBy/user/userPrincipalName,${it.actor}) or startsWith(initiatedBy/app/displayName,${it.actor})`,
    it.target &&
      (GUID.test(it.target)
        ? odata`targetResources/any(t:t/id eq ${it.target})`
        : odata`targetResources/any(t:startsWith(t/displayName,${it.target}) or startsWith(t/userPrincipalName,${it.target}))`),
    it.category && odata`category eq ${it.category}`,
    it.service && odata`loggedByService eq ${it.service}`,
    it.result && odata`result eq ${it.result}`,
    it.request && odata`correlationId eq ${it.request}`,
  );
}
