/** Letters and digits that are not taken for each other. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A password to begin with: four groups of five letters, about 116 bits. */
export function initialPassword(): string {
  const letters = [...crypto.getRandomValues(new Uint32Array(20))].map((it) => LETTERS[it % LETTERS.length]).join('');
  return letters.replaceAll(/.{5}(?=.)/g, '$&-');
}
