import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  list: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, overflowX: 'auto' },
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, ':focus': { outline: 'none' } },
});

/** One of the parts of a page. */
export interface TabPart {
  id: string;
  title: string;
  show: () => ReactNode;
}

/** A page in parts; which one is shown is in the address. */
export function Tabs({ label, parts, name = 'tab' }: { label: string; parts: TabPart[]; name?: string }) {
  const styles = useStyles();
  const id = useId();
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const shown = parts.find((it) => it.id === search[name]) ?? parts[0];
  return (
    <>
      <TabList
        className={styles.list}
        aria-label={label}
        selectedValue={shown?.id}
        onTabSelect={(_, { value }) =>
          // The state of lists belongs to the part that is left.
          void navigate({ to: '.', search: { [name]: value === parts[0]?.id ? undefined : String(value) } as never })
        }
      >
        {parts.map((it) => (
          <Tab key={it.id} id={`${id}${it.id}`} value={it.id} aria-controls={`${id}panel`}>
            {it.title}
          </Tab>
        ))}
      </TabList>
      <div className={styles.panel} role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${shown?.id}`}>
        {shown?.show()}
      </div>
    </>
  );
}
