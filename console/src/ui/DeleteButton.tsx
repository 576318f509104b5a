import { Button } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { graph } from '../graph/client';
import { Confirm } from './Confirm';
import { useNotify } from './notify';

interface Props {
  /** What is deleted, by name, and its path. */
  name: string;
  path: string;
  /** The paths of what goes with it. */
  alongside?: readonly string[];
  /** The list that its page is left for. */
  back: LinkProps['to'];
  /** What comes of it. */
  children: ReactNode;
}

/** Deletes what a page is about: asks before, says that it is done, and leaves the page. */
export function DeleteButton({ name, path, alongside = [], back, children }: Props) {
  const [isAsking, ask] = useState(false);
  const navigate = useNavigate();
  const notify = useNotify();
  return (
    <>
      <Button icon={<DeleteRegular />} onClick={() => ask(true)}>
        Delete
      </Button>
      {isAsking && (
        <Confirm
          title={`Delete ${name}?`}
          action="Delete"
          write={() => graph.remove(path)}
          gone={[path, ...alongside]}
          done={() => {
            notify(`${name} is deleted.`);
            void navigate({ to: back });
          }}
          close={() => ask(false)}
        >
          {children}
        </Confirm>
      )}
    </>
  );
}
