/**
 * Does something for one after the other. The form forgets whom it is done for: when one is refused, only the rest is
 * asked for again.
 *
 * @param rest takes note of who is left
 */
export async function oneByOne<T>(all: readonly T[], rest: (left: T[]) => void, each: (it: T) => Promise<unknown>): Promise<void> {
  for (const [i, it] of all.entries()) {
    await each(it);
    rest(all.slice(i + 1));
  }
}
