import { Avatar, AvatarGroup, AvatarGroupItem, makeStyles, Skeleton, SkeletonItem, Text, tokens } from '@fluentui/react-components';
import { at, type DirectoryRoleDefinition as Definition } from '../../graph/types.gen';
import { NameLink } from '../../ui/NameLink';
import { Page } from '../../ui/Page';
import { Problem } from '../../ui/Problem';
import { type Column, ResourceTable } from '../../ui/ResourceTable';
import { type Holders, useHolders } from './useHolders';

const useStyles = makeStyles({ none: { color: tokens.colorNeutralForeground3 } });

/** So many faces stand beside each other. */
const MOST = 4;

/** Roles and administrators: the directory's roles and who holds each. */
export function AllRoles() {
  const styles = useStyles();
  const held = useHolders();
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
        const holders = held.of(it.id);
        return holders ? holders.some.length ? <Faces {...holders} /> : <span className={styles.none}>Nobody</span> : '–';
      },
    },
  ];
  return (
    <Page title="Roles and administrators" about="What people may do in the whole directory. Roles of one catalog are on its page.">
      <Problem of={held.problem} title="Who holds the roles could not be read." retry={held.refresh} />
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

/** A few faces; how many more there are, as a number. */
function Faces({ some, total }: Holders) {
  const shown = some.length > MOST ? some.slice(0, MOST - 1) : some;
  return total === 1 ? (
    <span style={{ display: 'inline-flex', gap: tokens.spacingHorizontalS, alignItems: 'center', verticalAlign: 'middle' }}>
      <Avatar aria-hidden name={some[0] ?? ''} color="colorful" size={24} />
      {some[0]}
    </span>
  ) : (
    <span style={{ display: 'inline-flex', gap: tokens.spacingHorizontalS, alignItems: 'center', verticalAlign: 'middle' }}>
      <AvatarGroup size={24} layout="stack" aria-label={shown.join(', ')}>
        {shown.map((name) => (
          <AvatarGroupItem key={name} name={name} color="colorful" title={name} />
        ))}
      </AvatarGroup>
      {total > shown.length && <Text size={200}>and {(total - shown.length).toLocaleString()} more</Text>}
    </span>
  );
}
