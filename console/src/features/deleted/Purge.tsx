import type { ReactNode } from 'react';
import { graph } from '../../graph/client';
import { at, type DeletedItem } from '../../graph/types.gen';
import { Confirm } from '../../ui/Confirm';
import { useOneByOne } from '../../ui/useOneByOne';

interface Props<T> {
  /** What is left of it: less, when one was refused. */
  left: readonly T[];
  rest: (left: T[]) => void;
  told: string;
  done: () => void;
  close: () => void;
  children: ReactNode;
}

/** Removes for good what was deleted. */
export function Purge<T extends DeletedItem>({ left, rest, told, done, close, children }: Props<T>) {
  const [oneByOne, progress] = useOneByOne('Deleted');
  return (
    <Confirm
      title={`Delete ${told} permanently?`}
      action="Delete permanently"
      write={() => oneByOne(left, (it) => graph.remove(`${at.deletedItem}/${it.id}`), rest)}
      done={done}
      close={close}
    >
      {children}
      {progress}
    </Confirm>
  );
}
