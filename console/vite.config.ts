import { defineConfig } from 'vitest/config';

// `npm run dev` shows the pages of these sources with the API of a Weir that runs: WEIR=http://127.0.0.1:8472 npm run dev
const weir = new URL(process.env['WEIR'] ?? 'http://127.0.0.1:8472');
const toWeir = { target: weir.origin, changeOrigin: true, headers: { origin: weir.origin } };

export default defineConfig({
  root: 'src/main/web',
  build: {
    outDir: '../../../target/classes/dev/weir/console/static',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false, // one file of script: there is nothing to fetch ahead
    assetsInlineLimit: 0, // the pages' policy allows no data: but pictures
    license: { fileName: 'licences.md' },
  },
  server: { proxy: { '/api': toWeir, '/sign-in/oidc': toWeir } },
  test: { root: '.', include: ['src/test/web/**/*.test.ts'], environment: 'node' },
});
