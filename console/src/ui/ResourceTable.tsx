import {
  Button,
  Dropdown,
  makeStyles,
  mergeClasses,
  Option,
  ProgressBar,
  SearchBox,
  Skeleton,
  SkeletonItem,
  Spinner,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  TableSelectionCell,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { all, type Query } from '../graph/query';
import { useList } from '../graph/useGraph';
import { Empty } from './Empty';
import { Problem } from './Problem';
import { useListState } from './useListState';
import { useTyped } from './useTyped';

/** A column: what it is called, what it shows, and the property by which the server sorts it, if it does. */
export interface Column<T> {
  title: string;
  cell: (it: T) => ReactNode;
  sort?: string;
  width?: string;
}

/** A choice above the table: each option is a condition for the server. */
export interface Filter {
  name: string;
  title: string;
  options: { value: string; text: string; where: string }[];
}

/** Choosing rows, for something that can be done with many at once. */
export interface Selection<T> {
  chosen: readonly T[];
  choose: (rows: T[]) => void;
  /** Why a row cannot be chosen; undefined when it can. */
  unless?: (it: T) => string | undefined;
  name: (it: T) => string;
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
  every?: number;
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
  scroll: { overflowX: 'auto' },
  table: { minWidth: '56rem' },
  heading: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
  row: { height: '2.9rem' },
  // In line with what stands above the table.
  edge: { ':first-child': { paddingLeft: tokens.spacingHorizontalL } },
  cell: { overflow: 'hidden', textOverflow: 'ellipsis' },
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
}: Props<T>) {
  const styles = useStyles();
  const state = useListState(sortedBy, name);
  const looked = state.q && search ? search.by(state.q) : {};
  const conditions = filters.map((it) => it.options.find((option) => option.value === state.chosen(it.name))?.where);
  const list = useList<T>(
    path,
    {
      ...query,
      ...looked,
      filter: all(query.filter, looked.filter, ...conditions),
      orderby: state.sort ? `${state.sort}${state.isDescending ? ' desc' : ''}` : undefined,
      count: true,
    },
    every ? { every } : {},
  );
  const isNarrowed = Boolean(state.q) || conditions.some(Boolean);
  const chosen = new Set(selection?.chosen.map((it) => it.id));
  const selectable = list.rows.filter((it) => !selection?.unless?.(it));
  const choose = (rows: T[]) => selection?.choose(rows);

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
              {list.total === undefined ? '' : `${list.total.toLocaleString()} ${list.total === 1 ? 'result' : 'results'}`}
            </Text>
            {actions}
          </span>
        </div>
      )}
      {list.isStale ? <ProgressBar thickness="medium" aria-label="Loading" /> : null}
      {list.problem ? (
        <div className={styles.problem}>
          <Problem of={list.problem} title="The list could not be read." retry={list.refresh} />
        </div>
      ) : list.isLoading ? (
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
        <div className={styles.scroll}>
          <Table aria-label={label} sortable className={styles.table}>
            <TableHeader>
              <TableRow>
                {selection && (
                  <TableSelectionCell
                    checked={chosen.size === 0 ? false : chosen.size >= selectable.length ? true : 'mixed'}
                    checkboxIndicator={{ 'aria-label': 'Select all rows' }}
                    onClick={() => choose(chosen.size >= selectable.length ? [] : selectable)}
                  />
                )}
                {columns.map((column) => (
                  <TableHeaderCell
                    key={column.title}
                    className={mergeClasses(styles.heading, styles.edge)}
                    style={column.width ? { width: column.width } : {}}
                    sortable={Boolean(column.sort)}
                    {...(column.sort && column.sort === state.sort
                      ? { sortDirection: state.isDescending ? 'descending' : 'ascending' }
                      : {})}
                    {...(column.sort
                      ? {
                          onClick: () =>
                            state.set({ sort: column.sort === state.sort && !state.isDescending ? `${column.sort} desc` : column.sort }),
                        }
                      : {})}
                  >
                    {column.title}
                  </TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {list.rows.map((it) => {
                const reason = selection?.unless?.(it);
                return (
                  <TableRow key={it.id} className={styles.row} aria-selected={selection ? chosen.has(it.id) : undefined}>
                    {selection && (
                      <TableSelectionCell
                        checked={chosen.has(it.id)}
                        checkboxIndicator={{
                          'aria-label': reason ? `${selection.name(it)}: ${reason}` : `Select ${selection.name(it)}`,
                          disabled: Boolean(reason),
                        }}
                        onClick={() =>
                          reason ||
                          choose(chosen.has(it.id) ? selection.chosen.filter((one) => one.id !== it.id) : [...selection.chosen, it])
                        }
                      />
                    )}
                    {columns.map((column) => (
                      <TableCell key={column.title} className={mergeClasses(styles.cell, styles.edge)}>
                        {column.cell(it)}
                      </TableCell>
                    ))}
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </div>
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
