import { Badge } from '@fluentui/react-components';
import { odata } from '../../graph/query';
import type { AccessPackage, AccessPackageCatalog } from '../../graph/types.gen';
import { Moment } from '../../ui/Moment';
import { NameLink } from '../../ui/NameLink';
import type { Column, Filter } from '../../ui/ResourceTable';
import { StateBadge } from '../../ui/StateBadge';

export const catalogColumns: Column<AccessPackageCatalog>[] = [
  {
    title: 'Name',
    sort: 'displayName',
    width: '28%',
    cell: (it) => (
      <NameLink to="/admin/entitlement/catalogs/$catalogId" params={{ catalogId: it.id }}>
        {it.displayName}
      </NameLink>
    ),
  },
  { title: 'Description', cell: (it) => it.description ?? '–' },
  { title: 'State', sort: 'state', width: '9rem', cell: (it) => <StateBadge state={it.state} /> },
  { title: 'Created', sort: 'createdDateTime', width: '11rem', cell: (it) => <Moment at={it.createdDateTime} day /> },
];

const packageName: Column<AccessPackage> = {
  title: 'Name',
  sort: 'displayName',
  width: '30%',
  cell: (it) => (
    <NameLink to="/admin/entitlement/packages/$packageId" params={{ packageId: it.id }}>
      {it.displayName}
    </NameLink>
  ),
};

const rest: Column<AccessPackage>[] = [
  { title: 'Description', cell: (it) => it.description ?? '–' },
  { title: 'Hidden', sort: 'isHidden', width: '6rem', cell: (it) => it.isHidden && <Badge appearance="outline" color="informative">Hidden</Badge> },
  { title: 'Changed', sort: 'modifiedDateTime', width: '8rem', cell: (it) => <Moment at={it.modifiedDateTime} day /> },
];

export const packageColumns: Column<AccessPackage>[] = [
  packageName,
  {
    title: 'Catalog',
    width: '10.5rem',
    cell: (it) =>
      it.catalog && (
        <NameLink to="/admin/entitlement/catalogs/$catalogId" params={{ catalogId: it.catalog.id }}>
          {it.catalog.displayName}
        </NameLink>
      ),
  },
  ...rest,
];

/** The same where the catalog is known. */
export const packageColumnsOfCatalog: Column<AccessPackage>[] = [packageName, ...rest];

export const HIDDEN: Filter = {
  name: 'hidden',
  title: 'Shown to requestors',
  options: [
    { value: 'no', text: 'Yes', where: 'isHidden eq false' },
    { value: 'yes', text: 'No, hidden', where: 'isHidden eq true' },
  ],
};

/** Finds by a part of the name. */
export const byName = (text: string) => ({ filter: odata`contains(displayName,${text})` });
