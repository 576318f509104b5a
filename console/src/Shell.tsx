import { Button, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons';
import { useIsFetching } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { AccountMenu } from './AccountMenu';
import { type Entry, type Heading, NAVIGATION } from './nav';
import { type Found, useWithin } from './graph/useMay';
import { session } from './session/session';
import { useAccount, useLeaving } from './session/useSession';
import { Logo } from './ui/Logo';

/** Where there is no room for the navigation beside the page, it lies over it when it is called. */
const NARROW = '@media (max-width: 60rem)';

const useStyles = makeStyles({
  root: {
    height: '100%',
    display: 'grid',
    gridTemplate: '"head head" 3.25rem "nav main" 1fr / 17.25rem 1fr',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
    [NARROW]: { gridTemplate: '"head" 3.25rem "main" 1fr / minmax(0, 1fr)' },
  },
  waiting: { height: '100%', display: 'grid', placeItems: 'center' },
  skip: {
    position: 'absolute',
    left: '-100rem',
    ':focus': { left: tokens.spacingHorizontalM, top: tokens.spacingVerticalM, zIndex: 10, padding: tokens.spacingHorizontalS, backgroundColor: tokens.colorNeutralBackground1 },
  },
  head: {
    gridArea: 'head',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingInline: tokens.spacingHorizontalL,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  brand: { flexShrink: 0, display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground1, textDecorationLine: 'none' },
  toggle: { display: 'none', [NARROW]: { display: 'inline-flex' } },
  nav: {
    gridArea: 'nav',
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}`,
    borderRight: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    [NARROW]: { display: 'none', gridArea: 'main', zIndex: 5, width: '18rem' },
  },
  open: { [NARROW]: { display: 'block', boxShadow: tokens.shadow28 } },
  main: { gridArea: 'main', overflowY: 'auto', overflowX: 'hidden', ':focus': { outline: 'none' } },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  heading: {
    margin: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  first: { marginTop: 0 },
  inner: { fontWeight: tokens.fontWeightRegular, marginTop: tokens.spacingVerticalS },
  entry: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '2.25rem',
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase300,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '&[aria-current="page"]': {
      backgroundColor: tokens.colorNeutralBackground1Selected,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorCompoundBrandForeground1,
    },
  },
  icon: { flexShrink: 0, fontSize: '1.25rem' },
});

/** The frame around every page of somebody signed in: who, where to, and the page itself. */
export function Shell() {
  const styles = useStyles();
  const account = useAccount();
  const isLeaving = useLeaving();
  const location = useLocation();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => setOpen(false), [location.pathname]);
  useEffect(() => {
    if (isOpen) {
      nav.current?.querySelector('a')?.focus();
    }
  }, [isOpen]);
  useEffect(() => {
    // On the way to the start this frame stands for a moment more: there is nowhere further to send anybody.
    if (!session.account() && location.pathname !== '/') {
      const place = location.href;
      const resuming = (session.parting() ? undefined : session.resume(place)) ?? Promise.reject(new Error('Nobody was signed in here.'));
      resuming.catch(() => void navigate({ to: '/', search: { return: place }, replace: true }));
    }
  }, [account, location.href, location.pathname, navigate]);
  if (!account || isLeaving) {
    return (
      <main className={styles.waiting}>
        <Spinner label={isLeaving ? 'Signing out' : 'Signing in'} />
      </main>
    );
  }
  return (
    <div className={styles.root}>
      <a href="#main" className={styles.skip}>
        Skip to the page
      </a>
      <header className={styles.head}>
        <Button
          ref={toggle}
          className={styles.toggle}
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-label="Navigation"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
        <Link to="/" className={styles.brand}>
          <Logo />
          <Text size={400} weight="semibold">
            Latchkey
          </Text>
        </Link>
        <AccountMenu />
      </header>
      <nav
        ref={nav}
        className={mergeClasses(styles.nav, isOpen && styles.open)}
        aria-label="Console"
        onKeyDown={({ key }) => {
          if (isOpen && key === 'Escape') {
            setOpen(false);
            toggle.current?.focus();
          }
        }}
      >
        <Navigation />
      </nav>
      <Main close={() => setOpen(false)}>
        <Suspense>
          <Outlet />
        </Suspense>
      </Main>
    </div>
  );
}

/** The page, busy while the API is asked: who hears it is told when it is whole. */
function Main({ close, children }: { close: () => void; children: ReactNode }) {
  const styles = useStyles();
  const isBusy = useIsFetching() > 0;
  return (
    <main id="main" className={styles.main} tabIndex={-1} aria-busy={isBusy} onClick={close}>
      {children}
    </main>
  );
}

/** What there is for whoever may read these collections; a heading without entries goes, too. */
function shown(headings: Heading[], found: Found): Heading[] {
  return headings
    .map((heading) => ({
      ...heading,
      entries: heading.entries.flatMap((it): (Entry | Heading)[] =>
        'entries' in it ? shown([it], found) : !it.reads || it.reads.some((path) => (it.isShownEmpty ? found.readable : found.within).has(path)) ? [it] : [],
      ),
    }))
    .filter((heading) => heading.entries.length);
}

function reads(heading: Heading): string[] {
  return heading.entries.flatMap((it) => ('entries' in it ? reads(it) : [...(it.reads ?? [])]));
}

const READ = [...new Set(NAVIGATION.flatMap(reads))];

function Navigation() {
  const headings = shown(NAVIGATION, useWithin(READ));
  return headings.map((heading, i) => <Headed key={heading.text} heading={heading} isFirst={i === 0} level={0} />);
}

function Headed({ heading, isFirst, level }: { heading: Heading; isFirst?: boolean; level: number }) {
  const styles = useStyles();
  return (
    <div role="group" aria-label={heading.text}>
      <div className={mergeClasses(styles.heading, isFirst && styles.first, level > 0 && styles.inner)}>{heading.text}</div>
      <ul className={styles.list}>
        {heading.entries.map((it) => (
          <li key={it.text}>{'entries' in it ? <Headed heading={it} level={level + 1} /> : <Way entry={it} />}</li>
        ))}
      </ul>
    </div>
  );
}

function Way({ entry }: { entry: Entry }) {
  const styles = useStyles();
  return (
    <Link to={entry.to} className={styles.entry} activeOptions={{ includeSearch: false }}>
      <entry.icon className={styles.icon} aria-hidden />
      {entry.text}
    </Link>
  );
}
