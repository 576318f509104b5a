import {
  Avatar,
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemLink,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { KeyRegular, SignOutRegular } from '@fluentui/react-icons';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { session } from './session/session';
import { useAccount } from './session/useSession';
import { type Appearance, appearance, setAppearance } from './ui/theme';

const useStyles = makeStyles({
  root: { marginLeft: 'auto', display: 'flex', alignItems: 'center', minWidth: 0 },
  account: { minWidth: 0, '& > *': { minWidth: 0 } },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

const APPEARANCES: [Appearance, string][] = [
  ['system', 'As the system has it'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Who is signed in, and what is theirs: how the console looks to them, how they sign in, and the way out. */
export function AccountMenu() {
  const styles = useStyles();
  const account = useAccount();
  const { href } = useLocation();
  const [look, setLook] = useState(appearance());
  if (!account) {
    return null;
  }
  return (
    <div className={styles.root}>
      <Menu
        checkedValues={{ look: [look] }}
        onCheckedValueChange={(_, { checkedItems }) => {
          setAppearance(checkedItems[0] as Appearance);
          setLook(checkedItems[0] as Appearance);
        }}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button className={styles.account} appearance="subtle" icon={<Avatar aria-hidden name={account.name} color="colorful" size={28} />}>
            <span className={styles.name}>{account.name}</span>
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>{account.address}</MenuGroupHeader>
            </MenuGroup>
            <MenuDivider />
            <MenuGroup>
              <MenuGroupHeader>Appearance</MenuGroupHeader>
              {APPEARANCES.map(([value, text]) => (
                <MenuItemRadio key={value} name="look" value={value}>
                  {text}
                </MenuItemRadio>
              ))}
            </MenuGroup>
            <MenuDivider />
            <MenuItemLink icon={<KeyRegular />} href={`/${account.tenant}/signin/methods?continue=${encodeURIComponent(href)}`}>
              Sign-in methods
            </MenuItemLink>
            <MenuItem icon={<SignOutRegular />} onClick={() => void session.signOut()}>
              Sign out
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}
