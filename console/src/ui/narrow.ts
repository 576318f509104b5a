/** A screen as narrow as a phone's, as a rule for styles. */
export const NARROW = '@media (max-width: 40rem)';
