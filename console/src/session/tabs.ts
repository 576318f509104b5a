/** What one tab of a browser tells the others: who signed in or out with it. */
export interface News {
  what: 'in' | 'out';
  /** By their tenant and their id in it. */
  who: string;
  /** When, in milliseconds of this machine's clock. */
  at: number;
}

const channel = new BroadcastChannel('latchkey.session');

export function tell(what: News['what'], who: string): void {
  channel.postMessage({ what, who, at: Date.now() } satisfies News);
}

/** Hears what other tabs tell, for as long as the page is there. */
export function onTold(hear: (news: News) => void): void {
  channel.addEventListener('message', ({ data }) => hear(data as News));
}
