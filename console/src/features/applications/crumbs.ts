import type { Crumb } from '../../ui/Page';

export const REGISTRATIONS: Crumb[] = [{ text: 'Applications' }, { text: 'App registrations', to: '/admin/applications' }];
export const ENTERPRISE: Crumb[] = [{ text: 'Applications' }, { text: 'Enterprise applications', to: '/admin/enterprise-applications' }];
