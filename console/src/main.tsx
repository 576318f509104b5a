import { createDOMRenderer, FluentProvider, RendererProvider, Toaster } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { answers } from './graph/useGraph';
import { router } from './routes';
import { TOASTS } from './ui/notify';
import { useTheme } from './ui/theme';

// The page's policy lets in only styles that know its nonce.
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });
const known = answers();

function Console() {
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={useTheme()} style={{ height: '100%' }}>
        <QueryClientProvider client={known}>
          <RouterProvider router={router} />
          <Toaster toasterId={TOASTS} position="bottom-end" />
        </QueryClientProvider>
      </FluentProvider>
    </RendererProvider>
  );
}

const place = document.getElementById('console');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Console />
    </StrictMode>,
  );
}
