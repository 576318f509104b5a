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

/** For so long after its start what is active cannot be taken away or given back, in milliseconds. */
const SETTLING = 5 * 60_000;

/** When what is active can be ended at the earliest, in milliseconds; NaN when it has no start. */
export function endableFrom(start: string | null | undefined): number {
  return Date.parse(start ?? '') + SETTLING;
}

/** What a schedule tells of its beginning. */
export interface Begun {
  status: string | null;
  scheduleInfo: RequestSchedule | null;
}

/**
 * Whether a schedule is in force. The server says so before our guess of its clock, which lags by up to two seconds, has reached the
 * start.
 */
export function hasBegun({ status, scheduleInfo }: Begun, instant = now()): boolean {
  return status === 'Provisioned' || Date.parse(scheduleInfo?.startDateTime ?? '') <= instant;
}

/** Whether something has just become active and has to wait for its end. What has not begun can be called off. */
export function isSettling(it: Begun, instant = now()): boolean {
  return hasBegun(it, instant) && instant < endableFrom(it.scheduleInfo?.startDateTime);
}

/** That something has to wait until then. */
export function notBefore(instant: number): string {
  return `from ${new Date(instant).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })}`;
}
