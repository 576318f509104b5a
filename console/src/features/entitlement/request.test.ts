import { expect, test } from 'vitest';
import type { AccessPackageRequestType } from '../../graph/types.gen';
import { canceled } from './request';

const failed = (requestType: AccessPackageRequestType) => canceled({ requestType, state: 'partiallyDelivered' });

test('only access that was to be given first is taken away when its request is canceled', () => {
  expect(failed('userAdd')).toContain('what it gave in part is taken away');
  expect(failed('adminAdd')).toBe(failed('onBehalfAdd'));
  for (const type of ['userUpdate', 'adminUpdate', 'userRemove', 'adminRemove'] as const) {
    expect(failed(type)).not.toContain('is taken away');
  }
  expect(canceled({ requestType: 'userRemove', state: 'pendingApproval' })).toContain('nothing comes of it');
});
