import { Button, Field, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { InstantField } from '../../ui/fields';
import type { ListState } from '../../ui/useListState';
import { useTyped } from '../../ui/useTyped';
import { NARROWINGS, type Narrowing } from './entry';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(14rem, 100%), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    alignItems: 'start',
  },
  box: { maxWidth: 'none' },
  foot: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'center', flexWrap: 'wrap' },
});

const CATEGORIES = [
  'ApplicationManagement',
  'EntitlementManagement',
  'GroupManagement',
  'Policy',
  'ResourceManagement',
  'RoleManagement',
  'UserManagement',
];
const SERVICES = ['Authentication Methods', 'Conditional Access', 'Core Directory', 'Entitlement Management', 'PIM'];
const RESULTS = ['success', 'failure', 'timeout'];

/** What narrows the audit log; all of it is in the address. */
export function AuditFilters({ state, isNarrowed, clear }: { state: ListState; isNarrowed: boolean; clear: () => void }) {
  const styles = useStyles();
  const part = (name: keyof Narrowing) => ({ value: state.chosen(name), onChange: (value: string) => state.set({ [name]: value }) });
  return (
    <>
      <div className={styles.root} role="search" aria-label="Audit log">
        <TextFilter label="Activity" hint="Begins with" {...part('activity')} />
        <TextFilter label="Initiated by" hint="Name begins with" {...part('actor')} />
        <TextFilter label="Target" hint="Name begins with, or id" {...part('target')} />
        <ChoiceFilter label="Category" options={CATEGORIES} {...part('category')} />
        <ChoiceFilter label="Service" options={SERVICES} {...part('service')} />
        <ChoiceFilter label="Result" options={RESULTS} {...part('result')} />
        <InstantField label="From" {...part('from')} />
        <InstantField label="Until" {...part('until')} />
      </div>
      {isNarrowed && (
        <div className={styles.foot}>
          <Button onClick={clear}>Clear filters</Button>
          {state.chosen('request') && <span>Only what came of request {state.chosen('request')}</span>}
        </div>
      )}
    </>
  );
}

interface Part {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function TextFilter({ label, hint, value, onChange }: Part & { hint: string }) {
  const styles = useStyles();
  const [typed, setTyped] = useTyped(value, onChange);
  return (
    <Field label={label}>
      <SearchBox className={styles.box} placeholder={hint} value={typed} onChange={(_, it) => setTyped(it.value)} />
    </Field>
  );
}

function ChoiceFilter({ label, options, value, onChange }: Part & { options: readonly string[] }) {
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, it) => onChange(it.value)}>
        <option value="">All</option>
        {options.map((it) => (
          <option key={it} value={it}>
            {words(it)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** GroupManagement as Group management. */
export function words(name: string): string {
  const spaced = name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** What narrows the log now. */
export function narrowing(state: ListState): Narrowing {
  return Object.fromEntries(NARROWINGS.map((name) => [name, state.chosen(name)])) as unknown as Narrowing;
}
