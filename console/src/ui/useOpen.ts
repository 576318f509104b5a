import { useNavigate, useSearch } from '@tanstack/react-router';

/**
 * What is open over a page, as it stands in the address: a form survives a reload and a trip to the sign-in page, and the back
 * button closes it. What was closed is not come back to.
 */
export function useOpen(name: string): [string | undefined, (id: string | undefined) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const id = search[name];
  return [
    typeof id === 'string' ? id : undefined,
    (next) => void navigate({ to: '.', replace: next === undefined, search: ((before: Record<string, unknown>) => ({ ...before, [name]: next })) as never }),
  ];
}
