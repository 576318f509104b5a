import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { answers } from '../../graph/useGraph';
import { router } from '../../routes';

test('who comes back while nobody answers is told so where they sign in, and is to go on where they were', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  localStorage.setItem('latchkey.kept', 'contoso.example');
  localStorage.setItem('latchkey.place', 'ann@contoso.example');
  history.replaceState(null, '', '/admin/groups?q=night');
  render(
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={answers()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </FluentProvider>,
  );
  await screen.findByText(/Latchkey cannot be reached/);
  expect((screen.getByRole('textbox', { name: 'Your organization or account' }) as HTMLInputElement).value).toBe('ann@contoso.example');
  expect(router.state.location.search).toMatchObject({ return: '/admin/groups?q=night' });
});
