import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// Without it Fluent shows everything at once, which is what a test wants to see.
Reflect.deleteProperty(Element.prototype, 'animate');

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  sessionStorage.clear();
  localStorage.clear();
});
