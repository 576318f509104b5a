import type { Crumb } from '../../ui/Page';

/** The way to the groups under management, in the words of the procedure. */
export const PIM: Crumb[] = [{ text: 'ID Governance' }, { text: 'Privileged Identity Management' }];

/** The same and their list. */
export const PIM_GROUPS: Crumb[] = [...PIM, { text: 'Groups', to: '/admin/pim/groups' }];
