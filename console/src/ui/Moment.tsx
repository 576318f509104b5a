const LONG = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** An instant in the reader's own time. Nothing is told as a dash, or as what `none` says. */
export function Moment({ at, none = '–', day = false }: { at: string | null | undefined; none?: string; day?: boolean }) {
  if (!at) {
    return <>{none}</>;
  }
  const instant = new Date(at);
  return (
    <time dateTime={at} title={FULL.format(instant)}>
      {(day ? DAY : LONG).format(instant)}
    </time>
  );
}
