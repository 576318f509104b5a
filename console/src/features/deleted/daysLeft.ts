import { told } from '../../ui/duration';

const DAY = 86_400_000;

/** How long the directory keeps what was deleted. */
const KEPT = 30 * DAY;

/** How long something that was deleted can still be restored, in whole days; hours on the last one. */
export function daysLeft(deleted: string | null | undefined, now: number): string {
  const left = Date.parse(deleted ?? '') + KEPT - now;
  if (Number.isNaN(left)) {
    return '–';
  }
  return left >= DAY ? told(Math.floor(left / DAY) * DAY) : left > 0 ? 'Less than a day' : 'No longer';
}
