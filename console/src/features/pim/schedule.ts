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
