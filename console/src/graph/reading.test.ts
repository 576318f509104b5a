import { expect, test } from 'vitest';
import { readingOf } from './reading';

test('a reading is named by what it is of', () => {
  const of = (path: string) => readingOf(['one', path]);
  expect(of('identityGovernance/entitlementManagement/catalogs')).toBe('catalogs');
  expect(of('groups/0b8a6b0c-5a7e-4d3e-9b0f-3a6d2f1c4e5a/members')).toBe('members');
  expect(of('groups/0b8a6b0c-5a7e-4d3e-9b0f-3a6d2f1c4e5a')).toBe('groups');
  expect(of("roleManagement/directory/roleAssignments/filterByCurrentUser(on='target')")).toBe('role assignments');
  expect(readingOf(['within', 'groups', 'users'])).toBe('navigation');
});
