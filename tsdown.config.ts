import { defineConfig } from 'tsdown';

/** The command line and its worker; packages stay in `node_modules`, where `npm ci` put them. */
export default defineConfig({
  entry: { main: 'cli/main.ts', 'engine-worker': 'cli/engine-worker.ts' },
  outDir: 'build/cli',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outExtensions: () => ({ js: '.mjs' }),
  clean: true,
  dts: false,
  sourcemap: true,
});
