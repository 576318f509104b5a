import {
  BinRecycleRegular,
  AppsListRegular,
  AppsRegular,
  BoxMultipleRegular,
  BoxRegular,
  BuildingPeopleRegular,
  CheckmarkCircleRegular,
  ClipboardTaskListLtrRegular,
  type FluentIcon,
  FingerprintRegular,
  GlobePersonRegular,
  HistoryRegular,
  KeyRegular,
  LibraryRegular,
  PeopleRegular,
  PeopleTeamRegular,
  PersonKeyRegular,
  PersonStarRegular,
  SettingsRegular,
  ShieldKeyholeRegular,
  ShieldPersonRegular,
} from '@fluentui/react-icons';
import type { LinkProps } from '@tanstack/react-router';
import { DELETED_GROUPS, DELETED_USERS, METHOD_CONFIGURATIONS } from './graph/paths';
import { at } from './graph/types.gen';

/** A page that can be gone to from everywhere, for those who may read what it shows. */
export interface Entry {
  text: string;
  to: LinkProps['to'];
  icon: FluentIcon;
  /** The collections it shows: who finds nothing in any of them and may make nothing there does not see the entry. */
  reads?: readonly string[];
  /** Whether it is there for everybody who may read them, although they hold nothing. */
  isShownEmpty?: boolean;
}

/** Entries under a heading; headings nest as the procedure names them. */
export interface Heading {
  text: string;
  entries: (Entry | Heading)[];
}

/** The navigation, in the words and the order of the procedure. */
export const NAVIGATION: Heading[] = [
  {
    text: 'My Access',
    entries: [
      { text: 'Access packages', to: '/my-access/packages', icon: BoxRegular },
      { text: 'My requests', to: '/my-access/requests', icon: ClipboardTaskListLtrRegular },
      { text: 'My access', to: '/my-access/access', icon: PersonKeyRegular },
      { text: 'My roles', to: '/my-access/roles', icon: KeyRegular },
      { text: 'Approvals', to: '/my-access/approvals', icon: CheckmarkCircleRegular },
    ],
  },
  {
    text: 'Users',
    entries: [
      { text: 'All users', to: '/admin/users', icon: PeopleRegular, reads: [at.user] },
      { text: 'Deleted users', to: '/admin/users/deleted', icon: BinRecycleRegular, reads: [DELETED_USERS], isShownEmpty: true },
    ],
  },
  {
    text: 'Groups',
    entries: [
      { text: 'All groups', to: '/admin/groups', icon: PeopleTeamRegular, reads: [at.group] },
      { text: 'Deleted groups', to: '/admin/groups/deleted', icon: BinRecycleRegular, reads: [DELETED_GROUPS], isShownEmpty: true },
    ],
  },
  {
    text: 'Applications',
    entries: [
      { text: 'Enterprise applications', to: '/admin/enterprise-applications', icon: AppsListRegular, reads: [at.servicePrincipal] },
      { text: 'App registrations', to: '/admin/applications', icon: AppsRegular, reads: [at.application] },
    ],
  },
  {
    text: 'External Identities',
    entries: [{ text: 'All identity providers', to: '/admin/identity-providers', icon: GlobePersonRegular, reads: [at.identityProviderBase] }],
  },
  {
    text: 'ID Governance',
    entries: [
      {
        text: 'Privileged Identity Management',
        entries: [{ text: 'Groups', to: '/admin/pim/groups', icon: ShieldKeyholeRegular, reads: [at.governanceResource, at.discoverableGroup] }],
      },
      {
        text: 'Entitlement management',
        entries: [
          { text: 'Catalogs', to: '/admin/entitlement/catalogs', icon: LibraryRegular, reads: [at.accessPackageCatalog] },
          { text: 'Access packages', to: '/admin/entitlement/packages', icon: BoxMultipleRegular, reads: [at.accessPackage] },
          { text: 'Connected organizations', to: '/admin/entitlement/organizations', icon: BuildingPeopleRegular, reads: [at.connectedOrganization], isShownEmpty: true },
          // Everybody may read the settings; they concern whoever looks after a catalog.
          { text: 'Settings', to: '/admin/entitlement/settings', icon: SettingsRegular, reads: [at.accessPackageCatalog] },
        ],
      },
    ],
  },
  {
    text: 'Protection',
    entries: [
      {
        text: 'Authentication contexts',
        to: '/admin/authentication-contexts',
        icon: ShieldPersonRegular,
        reads: [at.authenticationContextClassReference],
      },
      { text: 'Authentication methods', to: '/admin/authentication-methods', icon: FingerprintRegular, reads: [METHOD_CONFIGURATIONS] },
    ],
  },
  {
    text: 'Administration',
    entries: [
      { text: 'Roles and administrators', to: '/admin/roles', icon: PersonStarRegular, reads: [at.directoryRoleDefinition] },
      { text: 'Audit log', to: '/admin/audit', icon: HistoryRegular, reads: [at.directoryAudit] },
    ],
  },
];
