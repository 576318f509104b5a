import { now } from '../../graph/clock';
import type { RequestSchedule } from '../../graph/types.gen';
import { millis } from '../../ui/duration';

/** When a schedule ends: at an instant it names, or so long after its start as it says. Undefined when it does not end. */
export function endOf(schedule: RequestSchedule | null | undefined): string | undefined {
  const { startDateTime, expiration } = schedule ?? {};
  if (expiration?.endDateTime) {
    return expiration.endDateTime;
  }
  const length = millis(expiration?.duration);
  return startDateTime && !Number.isNaN(length) ? new Date(Date.parse(startDateTime) + length).toISOString() : undefined;
}

/** So long before its end an assignment can be asked to be extended, in milliseconds. */
const NEAR = 14 * 86_400_000;

/** Whether something that holds ends so soon that it can be extended. */
export function endsSoon(start: string | null | undefined, end: string | null | undefined, instant = now()): boolean {
  const last = Date.parse(end ?? '');
  return Date.parse(start ?? '') <= instant && last > instant && last - instant <= NEAR;
}
