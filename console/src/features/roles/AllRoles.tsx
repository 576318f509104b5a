import { Avatar, AvatarGroup, AvatarGroupItem, AvatarGroupPopover, makeStyles, partitionAvatarGroupItems, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { at, type DirectoryRoleAssignment as Assignment, type DirectoryRoleDefinition as Definition } from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';
import { NameLink } from '../../ui/NameLink';
import { Page } from '../../ui/Page';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { holderName } from './holder';

const useStyles = makeStyles({ none: { color: tokens.colorNeutralForeground3 } });

/** Roles and administrators: the directory's roles and who holds each. */
export function AllRoles() {
  const styles = useStyles();
  const held = useAll<Assignment>(at.directoryRoleAssignment, { expand: 'principal' });
  const columns: Column<Definition>[] = [
    {
      title: 'Role',
      sort: 'displayName',
      width: '22rem',
      cell: (it) => (
        <NameLink to="/admin/roles/$roleId" params={{ roleId: it.id }}>
          {it.displayName}
        </NameLink>
      ),
    },
    { title: 'Description', cell: (it) => it.description ?? '–' },
    {
      title: 'Held by',
      width: '14rem',
      cell: (it) => {
        if (held.isLoading) {
          return (
            <Skeleton aria-label="Loading who holds it">
              <SkeletonItem size={16} />
            </Skeleton>
          );
        }
        const holders = held.rows.filter((one) => one.roleDefinitionId === it.id);
        return holders.length ? <Holders of={holders.map(holderName)} /> : <span className={styles.none}>Nobody</span>;
      },
    },
  ];
  return (
    <Page title="Roles and administrators" about="What people may do in the whole directory. Roles of one catalog are on its page.">
      <ResourceTable<Definition>
        label="Directory roles"
        path={at.directoryRoleDefinition}
        columns={columns}
        sortedBy="displayName"
        empty={{ title: 'There is no role you may see', hint: 'A Privileged Role Administrator can give you one that lets you.' }}
      />
    </Page>
  );
}

/** A few faces; the rest behind a number. */
function Holders({ of }: { of: string[] }) {
  const { inlineItems, overflowItems } = partitionAvatarGroupItems({ items: of, maxInlineItems: 4 });
  return of.length === 1 ? (
    <span style={{ display: 'inline-flex', gap: tokens.spacingHorizontalS, alignItems: 'center', verticalAlign: 'middle' }}>
      <Avatar aria-hidden name={of[0] ?? ''} color="colorful" size={24} />
      {of[0]}
    </span>
  ) : (
    <AvatarGroup size={24} layout="stack" aria-label={of.join(', ')}>
      {inlineItems.map((name) => (
        <AvatarGroupItem key={name} name={name} color="colorful" title={name} />
      ))}
      {overflowItems && overflowItems.length > 0 && (
        <AvatarGroupPopover>
          {overflowItems.map((name) => (
            <AvatarGroupItem key={name} name={name} color="colorful" />
          ))}
        </AvatarGroupPopover>
      )}
    </AvatarGroup>
  );
}
