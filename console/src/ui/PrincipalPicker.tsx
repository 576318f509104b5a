import {
  Avatar,
  Field,
  Tag,
  TagPicker,
  TagPickerControl,
  TagPickerGroup,
  TagPickerInput,
  TagPickerList,
  TagPickerOption,
} from '@fluentui/react-components';
import { useState } from 'react';
import { search } from '../graph/query';
import { at, type Group, type User } from '../graph/types.gen';
import { useList } from '../graph/useGraph';
import { usePaused } from './useTyped';

/** Somebody or a group, as far as a form needs to know. */
export interface Principal {
  id: string;
  displayName: string;
  type: 'user' | 'group';
  detail?: string | undefined;
}

interface Props {
  label: string;
  value: Principal[];
  onChange: (value: Principal[]) => void;
  /** Who may be chosen. */
  kinds?: readonly ('user' | 'group')[];
  /** A condition that groups must meet, when not every one will do. */
  groups?: string;
  hint?: string;
  required?: boolean;
  single?: boolean;
}

const SHOWN = 8;

/** Whether every word of a text is in a name or what stands beside it. */
function fits(it: Principal, text: string): boolean {
  const told = `${it.displayName} ${it.detail ?? ''}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => told.includes(word));
}

/** Chooses people and groups; the server searches them while one types. */
export function PrincipalPicker({ label, value, onChange, kinds = ['user'], groups: which, hint, required = false, single = false }: Props) {
  const [typed, setTyped] = useState('');
  const text = usePaused(typed.trim());
  const users = useList<User>(
    at.user,
    {
      select: ['id', 'displayName', 'userPrincipalName'],
      search: search(text, 'displayName', 'userPrincipalName'),
      orderby: 'displayName',
      top: SHOWN,
    },
    { enabled: kinds.includes('user') },
  );
  const groups = useList<Group>(
    at.group,
    {
      select: ['id', 'displayName', 'description'],
      filter: which,
      search: search(text, 'displayName'),
      orderby: 'displayName',
      // Graph answers a filter beside an order only with a count.
      count: Boolean(which),
      top: SHOWN,
    },
    { enabled: kinds.includes('group') },
  );
  const problem = users.problem ?? groups.problem;
  const found: Principal[] = [
    ...(kinds.includes('user') ? users.rows : []).map((it): Principal => ({ id: it.id, displayName: it.displayName ?? it.userPrincipalName ?? it.id, type: 'user', detail: it.userPrincipalName ?? '' })),
    ...(kinds.includes('group') ? groups.rows : []).map((it): Principal => ({ id: it.id, displayName: it.displayName, type: 'group', detail: it.description ?? 'Group' })),
  ];
  const isLoading = text !== typed.trim() || users.isLoading || users.isStale || groups.isLoading || groups.isStale;
  // Until the answer to what is typed is there, of the last one only what fits it: nobody is to choose whom they did not mean.
  const offered = found
    .filter((it) => !value.some((one) => one.id === it.id) && (!isLoading || fits(it, typed)))
    .slice(0, SHOWN);
  return (
    <Field label={label} hint={hint ?? ''} required={required}>
      <TagPicker
        selectedOptions={value.map((it) => it.id)}
        onOptionSelect={(_, { selectedOptions }) => {
          const known = [...value, ...found];
          const next = selectedOptions.flatMap((id) => known.find((it) => it.id === id) ?? []);
          onChange(single ? next.slice(-1) : next);
          setTyped('');
        }}
      >
        <TagPickerControl>
          <TagPickerGroup aria-label={`${label}: chosen`}>
            {value.map((it) => (
              <Tag
                key={it.id}
                value={it.id}
                shape="rounded"
                media={<Avatar aria-hidden name={it.displayName} color="colorful" shape={it.type === 'group' ? 'square' : 'circular'} />}
              >
                {it.displayName}
              </Tag>
            ))}
          </TagPickerGroup>
          <TagPickerInput
            aria-label={label}
            value={typed}
            placeholder={value.length ? '' : 'Search by name'}
            onChange={(event) => setTyped(event.target.value)}
          />
        </TagPickerControl>
        <TagPickerList>
          {offered.length
            ? offered.map((it) => (
                <TagPickerOption
                  key={it.id}
                  value={it.id}
                  text={it.displayName}
                  secondaryContent={it.detail ?? ''}
                  media={<Avatar aria-hidden name={it.displayName} color="colorful" shape={it.type === 'group' ? 'square' : 'circular'} />}
                >
                  {it.displayName}
                </TagPickerOption>
              ))
            : isLoading ? 'Searching…' : problem ? 'The search failed' : 'Nobody by that name'}
        </TagPickerList>
      </TagPicker>
    </Field>
  );
}
