import {
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  TableSelectionCell,
  tokens,
} from '@fluentui/react-components';
import type { CSSProperties, ReactNode } from 'react';
import { NARROW } from './narrow';
import type { ListState } from './useListState';

/** A column: what it is called, what it shows, and the property by which the server sorts it, if it does. */
export interface Column<T> {
  title: string;
  cell: (it: T) => ReactNode;
  sort?: string;
  width?: string;
}

/** Choosing rows, for something that can be done with many at once. */
export interface Selection<T> {
  chosen: readonly T[];
  choose: (rows: T[]) => void;
  /** Why a row cannot be chosen; undefined when it can. */
  unless?: (it: T) => string | undefined;
  name: (it: T) => string;
}

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { minWidth: '56rem', [NARROW]: { display: 'block', minWidth: 0 } },
  block: { [NARROW]: { display: 'block' } },
  headings: { [NARROW]: { display: 'flex', flexWrap: 'wrap' } },
  heading: {
    width: 'var(--width)',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    [NARROW]: { width: 'auto', flexGrow: 0 },
  },
  // Where there is no room for columns a heading is there to sort by.
  still: { [NARROW]: { display: 'none' } },
  row: { height: '2.9rem', [NARROW]: { display: 'block', height: 'auto', paddingBlock: tokens.spacingVerticalS } },
  // In line with what stands above the table.
  edge: { ':first-child': { paddingLeft: tokens.spacingHorizontalL } },
  cell: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    [NARROW]: {
      display: 'grid',
      gridTemplateColumns: '7rem minmax(0, 1fr)',
      alignItems: 'center',
      height: 'auto',
      minHeight: '2rem',
      paddingInline: tokens.spacingHorizontalL,
      '::before': { content: 'attr(data-title)', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
    },
  },
});

interface Props<T> {
  /** What the rows are, for those who hear it. */
  label: string;
  columns: Column<T>[];
  rows: T[];
  selection?: Selection<T> | undefined;
  /** How they are sorted; without it, as they come. */
  sorted?: Pick<ListState, 'sort' | 'isDescending' | 'set'>;
}

/**
 * Rows under their headings; on a narrow screen one below the other, each cell beside its heading. Browsers forget what a table
 * is when it is laid out otherwise, so the roles are said.
 */
export function Rows<T extends { id: string }>({ label, columns, rows, selection, sorted }: Props<T>) {
  const styles = useStyles();
  const chosen = new Set(selection?.chosen.map((it) => it.id));
  const selectable = rows.filter((it) => !selection?.unless?.(it));
  const isAll = selectable.every((it) => chosen.has(it.id));
  const sortBy = ({ sort }: Column<T>) => sorted?.set({ sort: sort === sorted?.sort && !sorted?.isDescending ? `${sort} desc` : sort });
  return (
    <div className={styles.scroll}>
      <Table aria-label={label} role="table" sortable={Boolean(sorted)} className={styles.table}>
        <TableHeader role="rowgroup" className={styles.block}>
          <TableRow role="row" className={styles.headings}>
            {selection && (
              <TableSelectionCell
                role="columnheader"
                checked={chosen.size === 0 ? false : isAll ? true : 'mixed'}
                checkboxIndicator={{ 'aria-label': 'Select all rows' }}
                onClick={() => selection.choose(isAll ? [] : selectable)}
              />
            )}
            {columns.map((column) => (
              <TableHeaderCell
                key={column.title}
                role="columnheader"
                className={mergeClasses(styles.heading, styles.edge, !column.sort && styles.still)}
                style={{ '--width': column.width ?? 'auto' } as CSSProperties}
                sortable={Boolean(column.sort)}
                {...(column.sort && column.sort === sorted?.sort ? { sortDirection: sorted.isDescending ? 'descending' : 'ascending' } : {})}
                {...(column.sort ? { onClick: () => sortBy(column) } : {})}
              >
                {column.title}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody role="rowgroup" className={styles.block}>
          {rows.map((it) => (
            <TableRow key={it.id} role="row" className={styles.row} aria-selected={selection ? chosen.has(it.id) : undefined}>
              {selection && <Choice it={it} isChosen={chosen.has(it.id)} selection={selection} />}
              {columns.map((column) => (
                <TableCell key={column.title} role="cell" className={mergeClasses(styles.cell, styles.edge)} data-title={column.title}>
                  <div>{column.cell(it)}</div>
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Choice<T extends { id: string }>({ it, isChosen, selection }: { it: T; isChosen: boolean; selection: Selection<T> }) {
  // What is chosen can be given up, whatever became of it since.
  const reason = isChosen ? undefined : selection.unless?.(it);
  const toggle = () => selection.choose(isChosen ? selection.chosen.filter((one) => one.id !== it.id) : [...selection.chosen, it]);
  return (
    <TableSelectionCell
      role="cell"
      checked={isChosen}
      checkboxIndicator={{
        'aria-label': reason ? `${selection.name(it)}: ${reason}` : `Select ${selection.name(it)}`,
        disabled: Boolean(reason),
      }}
      onClick={() => reason || toggle()}
    />
  );
}
