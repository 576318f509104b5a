const ISO = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The milliseconds of a duration in ISO 8601's day-time form, the only one Graph uses; NaN for anything else. */
export function millis(iso: string | null | undefined): number {
  const parts = iso?.match(ISO);
  if (!parts) {
    return Number.NaN;
  }
  const [, sign, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  const sum = Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1000;
  return sign ? -sum : sum;
}

/** Milliseconds as a duration in ISO 8601: whole days as days, the rest in hours and minutes. */
export function iso(ms: number): string {
  if (ms % DAY === 0 && ms !== 0) {
    return `P${ms / DAY}D`;
  }
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.round((ms % HOUR) / MINUTE);
  return `PT${hours ? `${hours}H` : ''}${minutes || !hours ? `${minutes}M` : ''}`;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

/** A duration in words: 4 hours, 1 hour 30 minutes, 30 days. */
export function told(duration: string | number | null | undefined): string {
  const ms = typeof duration === 'number' ? duration : millis(duration);
  if (Number.isNaN(ms)) {
    return '–';
  }
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const parts = [days && count(days, 'day'), hours && count(hours, 'hour'), minutes && count(minutes, 'minute')].filter(Boolean);
  return parts.length ? parts.join(' ') : count(Math.max(0, Math.floor(ms / 1000)), 'second');
}

/** What is left, as a clock shows it: 1:59:07, or days while it is far off. */
export function left(ms: number): string {
  if (ms <= 0) {
    return '0:00';
  }
  const seconds = Math.ceil(ms / 1000);
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor((seconds % 86400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const pad = (n: number) => String(n).padStart(2, '0');
  if (days > 0) {
    return `${count(days, 'day')} ${count(hours, 'hour')}`;
  }
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}
