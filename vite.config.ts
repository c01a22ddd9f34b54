import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedAssets } from './client/web/compressed-assets.js';
import { injectedStyles } from './client/web/injected-styles.js';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The server that the page asks while it is developed. */
const server = process.env['SEEDROLL'] ?? 'http://127.0.0.1:5000';

/** The web page, which `server/web.ts` serves; `npm run dev:web` serves it while it is developed. */
export default defineConfig({
  root: file('client/web'),
  base: './',
  plugins: [injectedStyles(), react(), tailwindcss(), compressedAssets()],
  // Its styles are taken out of it, which is done when it is bundled, not before.
  optimizeDeps: { exclude: ['react-zoom-pan-pinch'] },
  resolve: {
    // The page imports the client by the names that others import it by.
    alias: [
      { find: /^seedroll\/client$/, replacement: file('client/index.ts') },
      { find: /^seedroll\/client\/react$/, replacement: file('client/react.ts') },
      { find: /^seedroll\/metadata$/, replacement: file('metadata/browser.ts') },
    ],
  },
  build: {
    outDir: file('dist/web'),
    emptyOutDir: true,
    target: ['chrome111', 'firefox115', 'safari16.4'],
    // The policy for contents allows no styles, scripts or fonts within other files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/trpc': server, '/api': server } },
});
