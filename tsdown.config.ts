import { defineConfig } from 'tsdown';

/**
 * The command line and its worker. Packages are bundled: Node opens and scans a hundred files otherwise, in each thread,
 * which costs more than a small job itself. Those that only some files need stay behind their dynamic imports.
 */
export default defineConfig({
  entry: { main: 'cli/main.ts', 'engine-worker': 'cli/engine-worker.ts' },
  outDir: 'build/cli',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outExtensions: () => ({ js: '.mjs' }),
  // The solver finds its WebAssembly beside its own file.
  deps: { alwaysBundle: [/^(?!highs$)/], neverBundle: ['highs'], onlyBundle: false },
  clean: true,
  dts: false,
  sourcemap: true,
});
