import { expect, test } from 'vitest';
import type { AuthenticationMethod } from '../../graph/types.gen';
import { nameOf } from './methods';

test('two passkeys are told apart by their names', () => {
  const key = (displayName: string | null) => ({ '@odata.type': '#microsoft.graph.fido2AuthenticationMethod', displayName }) as AuthenticationMethod;
  expect([key('Blue key'), key('Phone'), key(null)].map(nameOf)).toEqual(['Passkey Blue key', 'Passkey Phone', 'Passkey']);
});
