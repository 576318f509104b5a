import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { network, refusal, show } from '../../test/network';
import { GrantConsent } from './GrantConsent';
import type { Permission, PermissionType, Resource } from './permissions';

const api = { id: 'api', appId: 'api', displayName: 'API' } as Resource;
const permission = (type: PermissionType, value: string): Permission => ({
  id: value,
  resource: api,
  permissionId: value,
  type,
  value,
  isForAdministrators: true,
});

test('permissions are counted, however many go in one call', async () => {
  network(({ method, url }) =>
    method === 'GET' ? { body: { value: [] } } : url.includes('oauth2PermissionGrants') ? refusal(403, 'x', 'Not these.') : { status: 201, body: {} },
  );
  const missing = [permission('Role', 'One'), permission('Scope', 'Two'), permission('Scope', 'Three'), permission('Scope', 'Four')];
  await show(<GrantConsent name="Planner" missing={missing} clientId={async () => 'c'} close={() => undefined} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Grant' }));
  await screen.findByText('Not these.');
  expect(screen.getByText('Granted: 1 of 4')).toBeTruthy();
});
