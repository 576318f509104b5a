import {
  Button,
  Dropdown,
  makeStyles,
  Option,
  ProgressBar,
  SearchBox,
  Skeleton,
  SkeletonItem,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { all, type Query } from '../graph/query';
import { type Pace, useList, useTotal } from '../graph/useGraph';
import { Empty } from './Empty';
import { Problem } from './Problem';
import { type Column, Rows, type Selection } from './Rows';
import { useListState } from './useListState';
import { useTyped } from './useTyped';

export type { Column, Selection };

/** A choice above the table: each option is a condition for the server. */
export interface Filter {
  name: string;
  title: string;
  options: { value: string; text: string; where: string }[];
}

interface Props<T> {
  /** What the rows are, for those who hear it. */
  label: string;
  path: string;
  query?: Query;
  columns: Column<T>[];
  /** Turns what somebody types into a part of the query. */
  search?: { hint: string; by: (text: string) => Query };
  filters?: Filter[];
  sortedBy?: string;
  /** Tells several tables of a page apart in the address. */
  name?: string;
  selection?: Selection<T>;
  /** What there is to say when nothing is there at all. */
  empty: { title: string; hint?: ReactNode; action?: ReactNode };
  actions?: ReactNode;
  /** Asks again after so many milliseconds. */
  every?: Pace<T>;
  /** Whether there may be so many rows that counting them takes longer than reading a page: then they are shown before. */
  isVast?: boolean;
}

const useStyles = makeStyles({
  root: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
  },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  search: { width: '20rem', maxWidth: '100%' },
  filter: { minWidth: '11rem' },
  right: { marginLeft: 'auto', display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  count: { color: tokens.colorNeutralForeground2 },
  foot: { display: 'flex', justifyContent: 'center', padding: tokens.spacingVerticalM },
  problem: { padding: tokens.spacingHorizontalL },
});

/** A list of the API: searched, filtered, sorted and paged by the server; its state is in the address. */
export function ResourceTable<T extends { id: string }>({
  label,
  path,
  query = {},
  columns,
  search,
  filters = [],
  sortedBy = '',
  name,
  selection,
  empty,
  actions,
  every,
  isVast = false,
}: Props<T>) {
  const styles = useStyles();
  const state = useListState(sortedBy, name);
  const looked = state.q && search ? search.by(state.q) : {};
  const conditions = filters.map((it) => it.options.find((option) => option.value === state.chosen(it.name))?.where);
  const asked: Query = {
    ...query,
    ...looked,
    filter: all(query.filter, looked.filter, ...conditions),
    orderby: state.sort ? `${state.sort}${state.isDescending ? ' desc' : ''}` : undefined,
  };
  // Of directory objects Graph answers a filter beside an order only with a count.
  const isCounted = !isVast || Boolean(asked.filter);
  const list = useList<T>(path, { ...asked, count: isCounted }, every ? { every } : {});
  const isLong = list.hasMore && !list.isStale;
  const counted = useTotal(path, asked, isLong && !isCounted);
  const total = isLong ? (isCounted ? list.total : counted) : list.rows.length;
  const isNarrowed = Boolean(state.q) || conditions.some(Boolean);

  return (
    <div className={styles.root} aria-busy={list.isLoading || list.isStale}>
      {(search || filters.length > 0 || actions) && (
        <div className={styles.tools}>
          {search && (
            <Search hint={search.hint} value={state.q} settle={(q) => state.set({ q })} />
          )}
          {filters.map((it) => {
            const option = it.options.find((one) => one.value === state.chosen(it.name));
            return (
              <Dropdown
                key={it.name}
                className={styles.filter}
                aria-label={it.title}
                value={option ? `${it.title}: ${option.text}` : `${it.title}: all`}
                selectedOptions={[option?.value ?? '']}
                onOptionSelect={(_, { optionValue }) => state.set({ [it.name]: optionValue })}
              >
                <Option value="">All</Option>
                {it.options.map((one) => (
                  <Option key={one.value} value={one.value}>
                    {one.text}
                  </Option>
                ))}
              </Dropdown>
            );
          })}
          <span className={styles.right}>
            <Text className={styles.count} role="status">
              {list.isLoading || !list.page ? '' : results(total ?? list.rows.length, total === undefined)}
            </Text>
            {actions}
          </span>
        </div>
      )}
      {list.isStale ? <ProgressBar thickness="medium" aria-label="Loading" /> : null}
      {list.problem && (
        <div className={styles.problem}>
          <Problem
            of={list.problem}
            title={list.page ? `This is the list of ${CLOCK.format(list.readAt)}: it could not be read again.` : 'The list could not be read.'}
            retry={list.refresh}
          />
        </div>
      )}
      {list.problem && !list.page ? null : list.isLoading ? (
        <Loading label={label} />
      ) : list.rows.length === 0 ? (
        isNarrowed ? (
          <Empty
            title="Nothing matches"
            hint="Try fewer letters, or take the filters away."
            action={
              <Button
                onClick={() => state.set({ q: undefined, ...Object.fromEntries(filters.map((it) => [it.name, undefined])) })}
              >
                Clear search and filters
              </Button>
            }
          />
        ) : (
          <Empty {...empty} />
        )
      ) : (
        <Rows label={label} columns={columns} rows={list.rows} selection={selection} sorted={state} />
      )}
      {list.hasMore && (
        <div className={styles.foot}>
          <Button appearance="subtle" onClick={list.more} disabled={list.isLoadingMore} icon={list.isLoadingMore ? <Spinner size="tiny" /> : null}>
            {list.isLoadingMore ? 'Loading' : `Show more (${list.rows.length.toLocaleString()} shown)`}
          </Button>
        </div>
      )}
    </div>
  );
}

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

function results(number: number, isMore: boolean): string {
  return `${isMore ? 'More than ' : ''}${number.toLocaleString()} ${number === 1 ? 'result' : 'results'}`;
}

/** What somebody types is drawn by itself: the rows below wait until they pause. */
function Search({ hint, value, settle }: { hint: string; value: string; settle: (text: string) => void }) {
  const styles = useStyles();
  const [typed, setTyped] = useTyped(value, settle);
  return <SearchBox className={styles.search} placeholder={hint} aria-label={hint} value={typed} onChange={(_, it) => setTyped(it.value)} />;
}

function Loading({ label }: { label: string }) {
  const styles = useStyles();
  return (
    <Skeleton aria-label={`Loading ${label}`} className={styles.problem}>
      {['95%', '82%', '90%', '70%', '86%'].map((width) => (
        <SkeletonItem key={width} size={24} style={{ width, marginBottom: tokens.spacingVerticalL }} />
      ))}
    </Skeleton>
  );
}
