import { Avatar, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import type { DirectoryObject } from '../graph/types.gen';

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  names: { display: 'grid', minWidth: 0 },
  detail: { color: tokens.colorNeutralForeground3, overflow: 'hidden', textOverflow: 'ellipsis' },
  link: { color: tokens.colorBrandForegroundLink, textDecorationLine: 'none', ':hover': { textDecorationLine: 'underline' } },
});

/** Whether a directory object is a group; answers without a type are people's. */
export function isGroup(it: Pick<DirectoryObject, '@odata.type'>): boolean {
  return it['@odata.type'] === '#microsoft.graph.group';
}

/** What a directory object is called; its id where nothing better is known. */
export function nameOf(it: DirectoryObject | null | undefined): string {
  return (it && 'displayName' in it && it.displayName) || it?.id || 'somebody who is gone';
}

/** Whether it is somebody, as opposed to an application. */
function isUser(it: Pick<DirectoryObject, '@odata.type'>): boolean {
  return (it['@odata.type'] ?? '#microsoft.graph.user') === '#microsoft.graph.user';
}

/** Somebody or a group: a face, a name and what tells them from others of that name. */
export function Who({ it, detail }: { it: DirectoryObject | null | undefined; detail?: string | null | undefined }) {
  const styles = useStyles();
  if (!it) {
    return <>–</>;
  }
  const name = nameOf(it);
  const more = detail ?? ('userPrincipalName' in it ? it.userPrincipalName : undefined);
  return (
    <span className={styles.root}>
      <Avatar aria-hidden name={name} color="colorful" size={28} shape={isGroup(it) ? 'square' : 'circular'} />
      <span className={styles.names}>
        {isGroup(it) ? (
          <Link to="/admin/groups/$groupId" params={{ groupId: it.id }} className={styles.link}>
            {name}
          </Link>
        ) : isUser(it) ? (
          <Link to="/admin/users/$userId" params={{ userId: it.id }} className={styles.link}>
            {name}
          </Link>
        ) : (
          <Text>{name}</Text>
        )}
        {more && (
          <Text size={200} className={styles.detail}>
            {more}
          </Text>
        )}
      </span>
    </span>
  );
}
