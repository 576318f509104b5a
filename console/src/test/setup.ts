import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// Without it Fluent shows everything at once, which is what a test wants to see.
Reflect.deleteProperty(Element.prototype, 'animate');

// A busy machine takes longer than the usual second to show what is waited for.
configure({ asyncUtilTimeout: 15_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  sessionStorage.clear();
  localStorage.clear();
});
