/** How long before its end a credential should be replaced, in milliseconds. */
const SOON = 30 * 86_400_000;

/** Whether a credential counts no more. */
export function isOver(end: string | null | undefined, now: number): boolean {
  return Boolean(end) && Date.parse(end ?? '') <= now;
}

/** Whether it is time to make another. */
export function nearlyOver(end: string | null | undefined, now: number): boolean {
  return Boolean(end) && Date.parse(end ?? '') - now <= SOON;
}

/**
 * The instant some months after another, on the same day of the month, or on its last when that is shorter.
 *
 * @param from in milliseconds
 */
export function monthsAfter(from: number, months: number): string {
  const then = new Date(from);
  const day = then.getUTCDate();
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() + months + 1, 0);
  then.setUTCDate(Math.min(day, then.getUTCDate()));
  return then.toISOString();
}

/** Bytes that are written in base64, as administrators compare them: in pairs of hexadecimal digits. */
export function thumbprint(base64: string | null | undefined): string {
  return [...atob(base64 ?? '')].map((it) => it.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()).join('');
}

/** The bytes of a file in base64, as the API takes a certificate. */
export async function base64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (it) => String.fromCharCode(it)).join(''));
}
