import { Button, Field, Input, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, Text, tokens } from '@fluentui/react-components';
import { Navigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { session } from '../../session/session';
import { useAccount, useLeaving, useParting } from '../../session/useSession';
import { Logo } from '../../ui/Logo';
import { Problem } from '../../ui/Problem';

const useStyles = makeStyles({
  root: { minHeight: '100%', display: 'grid', gridTemplateColumns: 'minmax(0, 24rem)', placeContent: 'center', padding: tokens.spacingHorizontalXXL, boxSizing: 'border-box', backgroundColor: tokens.colorNeutralBackground2 },
  card: {
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow8,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600, fontWeight: tokens.fontWeightSemibold },
  about: { color: tokens.colorNeutralForeground2 },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** Where somebody begins who is not signed in: whose organization, then on to its sign-in page. */
export function LandingPage() {
  const styles = useStyles();
  const account = useAccount();
  const search = useSearch({ from: '/' });
  const [tenant, setTenant] = useState(search.tenant ?? session.lastPlace());
  const [problem, setProblem] = useState(session.hindrance);
  useEffect(() => {
    document.title = 'Sign in · Latchkey';
    // An address that names the organization asks nothing.
    if (search.tenant && !session.account()) {
      session.signIn(search.tenant, search.return ?? '/').catch(setProblem);
    }
  }, [search.tenant, search.return]);
  if (account) {
    return <Navigate to={(search.return ?? '/my-access/roles') as '/my-access/roles'} replace />;
  }
  const signIn = (event: FormEvent) => {
    event.preventDefault();
    setProblem(undefined);
    if (tenant.trim()) {
      session.signIn(tenant.trim(), search.return ?? '/').catch(setProblem);
    }
  };
  return (
    <main className={styles.root}>
      <div className={styles.card}>
        <Logo size={44} />
        <div>
          <h1 className={styles.title}>Latchkey</h1>
          <Text className={styles.about}>Access when you need it, for as long as you need it.</Text>
        </div>
        <Parted />
        <form className={styles.form} onSubmit={signIn}>
          <Field label="Your organization or account" hint="A domain like contoso.example, or your address">
            <Input value={tenant} onChange={(_, { value }) => setTenant(value)} autoFocus autoComplete="username" />
          </Field>
          <Problem of={problem} />
          <Button appearance="primary" size="large" type="submit">
            Sign in
          </Button>
        </form>
      </div>
    </main>
  );
}

/** What happened, where somebody is here who did not sign out in this tab, or not for good. */
function Parted() {
  const parting = useParting();
  const isLeaving = useLeaving();
  if (parting === 'untold') {
    return (
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>You are not signed out everywhere.</MessageBarTitle>
          This console has forgotten you, but Latchkey could not be reached: whoever uses this browser next could still be let in as you. Try again, or
          close the browser.
        </MessageBarBody>
        <MessageBarActions>
          <Button disabledFocusable={isLeaving} onClick={() => void session.signOut()}>
            {isLeaving ? 'Signing out' : 'Try again'}
          </Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
  return parting ? (
    <MessageBar layout="multiline" role="status">
      <MessageBarBody>{parting === 'elsewhere' ? 'You signed out in another tab.' : 'Somebody else signed in in another tab, so you are signed out.'}</MessageBarBody>
    </MessageBar>
  ) : null;
}
