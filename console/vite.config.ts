import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin, Rollup } from 'vite';
import { defineConfig } from 'vitest/config';

/** What a first visit may weigh, in bytes: the page's own script and the landing page's with all they import at once, and their styles, each gzipped. */
const FIRST_LOAD_LIMIT = 250_000;

/** Measures the first load, prints it, and fails the build when it is too heavy. */
function firstLoad(landing: string): Plugin {
  return {
    name: 'first-load',
    generateBundle(_options, bundle) {
      const files = new Map(Object.entries(bundle));
      const chunks = [...files.values()].filter((it): it is Rollup.OutputChunk => it.type === 'chunk');
      const seen = new Set<string>();
      const visit = (name: string) => {
        const file = files.get(name);
        if (file?.type === 'chunk' && !seen.has(name)) {
          seen.add(name);
          file.imports.forEach(visit);
        }
      };
      chunks.filter((it) => it.isEntry || it.moduleIds.some((id) => id.endsWith(landing))).forEach((it) => visit(it.fileName));
      const loaded = [...seen].map((name) => files.get(name)).filter((it) => it?.type === 'chunk');
      const styles = new Set(loaded.flatMap((it) => [...(it.viteMetadata?.importedCss ?? [])]));
      const weigh = (texts: (string | Uint8Array)[]) => texts.reduce((sum, it) => sum + gzipSync(it).length, 0);
      const styled = weigh(
        [...styles].map((name) => {
          const file = files.get(name);
          return file?.type === 'asset' ? file.source : '';
        }),
      );
      const total = weigh(loaded.map((it) => it.code)) + styled;
      const kB = (bytes: number) => (bytes / 1000).toFixed(1);
      this.info(`first load: ${kB(total)} kB gzipped of ${FIRST_LOAD_LIMIT / 1000} allowed, ${kB(styled)} kB of it styles`);
      if (total > FIRST_LOAD_LIMIT) {
        this.error('The first load is too heavy; load something lazily.');
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), firstLoad('/src/features/landing/LandingPage.tsx')],
  build: {
    // The page's policy lets in no data: addresses but for pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/v1.0', '/beta', '/sandbox'].map((path) => [path, process.env.LATCHKEY_SERVER ?? 'http://127.0.0.1:8080']),
    ),
  },
  test: {
    environment: 'happy-dom',
    setupFiles: 'src/test/setup.ts',
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // One after the other in one world: what takes long is to load it.
    isolate: false,
    fileParallelism: false,
    testTimeout: 30_000,
  },
});
