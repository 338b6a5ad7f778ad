import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../shared-data.ts';
import { boundaryReport, ruleNames, type Violation } from './boundary-report.ts';
import { strayCodeAddresses } from './code-addresses.ts';
import { projectPaths, sourceFiles } from './project-files.ts';

/** A small house in which every rule is broken at least once: rule, file, what the file says. */
const BROKEN: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['no-circle', 'engine/run/one.ts', "import './two.ts';"],
  ['-', 'engine/run/two.ts', "import './one.ts';"],
  ['resolvable', 'engine/run/lost.ts', "import './nowhere.ts';"],
  ['engine-run', 'engine/run/a.ts', "import '../table/a.ts';"],
  ['engine-table', 'engine/table/a.ts', "import '../geometry/a.ts';"],
  ['engine-geometry', 'engine/geometry/a.ts', "import type { A } from '../layer/a.ts';"],
  ['engine-layer', 'engine/layer/a.ts', "import '../parcel/a.ts';\nexport interface A {}"],
  ['engine-parcel', 'engine/parcel/a.ts', "import '../zonal/a.ts';"],
  ['engine-zonal', 'engine/zonal/a.ts', "import '../suitability/a.ts';"],
  ['engine-suitability', 'engine/suitability/a.ts', "import type { A } from '../isolation/a.ts';"],
  ['engine-isolation', 'engine/isolation/a.ts', "import '../rotation/a.ts';\nexport interface A {}"],
  ['engine-rotation', 'engine/rotation/a.ts', "import '../selection/a.ts';"],
  ['engine-selection', 'engine/selection/a.ts', "import '../plan/a.ts';"],
  ['engine-plan', 'engine/plan/a.ts', "export * from '../charts/a.ts';"],
  ['engine-formats', 'engine/formats/a.ts', "import '../zonal/b.ts';"],
  ['engine-known-folder', 'engine/zonal/b.ts', "import '../charts/a.ts';"],
  ['-', 'engine/charts/a.ts', 'export {};'],
  ['-', 'engine/index.ts', "export * from './run/one.ts';"],
  ['engine-not-door', 'engine/run/door.ts', "import '../index.ts';"],
  ['engine-no-host', 'engine/run/host.ts', "import '../../workers/a.ts';"],
  ['engine-no-host-package', 'engine/run/map.ts', "import { ref } from 'vue';"],
  ['workers-door', 'workers/a.ts', "import '../engine/run/two.ts';"],
  ['workers-no-host', 'workers/b.ts', "import '../web/store.ts';"],
  ['workers-no-host-package', 'workers/c.ts', "import { ref } from 'vue';"],
  ['cli-door', 'cli/a.ts', "import type { A } from '../engine/layer/a.ts';"],
  ['cli-no-page', 'cli/b.ts', "import '../web/store.ts';"],
  ['make-door', 'data/make/a.ts', "import '../../engine/run/two.ts';"],
  ['make-no-host', 'data/make/b.ts', "import '../../workers/a.ts';"],
  ['web-door', 'web/engine-client.ts', "import type { A } from '../engine/layer/a.ts';\nimport '../engine/index.ts';"],
  ['web-types-only', 'web/engine-client.ts', ''],
  [
    'web-one-client',
    'web/panels/one.vue',
    `<script setup lang="ts">\nimport type { A } from '../../engine/index.ts';\n</script>`,
  ],
  ['web-no-terminal', 'web/store.ts', "import '../cli/a.ts';"],
  [
    'panels-apart',
    'web/panels/two.vue',
    `<template><b /></template>\n<script setup lang="ts">\nimport One from './one.vue';\n</script>`,
  ],
  ['map-layers-apart', 'web/map/layers/one.ts', "import './two.ts';"],
  ['-', 'web/map/layers/two.ts', 'export {};'],
  ['panel-no-map-layer', 'web/panels/three.ts', "import '../map/layers/two.ts';"],
  ['map-layer-no-panel', 'web/map/layers/three.ts', "import '../../panels/one.vue';"],
  ['one-map-view', 'web/map/legend.ts', "import { Map } from 'maplibre-gl';"],
  ['item-not-list', 'engine/suitability/criteria/ph.ts', "import type { A } from './index.ts';"],
  ['-', 'engine/suitability/criteria/index.ts', 'export interface A {}'],
  ['node-only-in-hosts', 'web/path.ts', "import { join } from 'node:path';"],
  ['cli-is-a-leaf', 'web/store.ts', ''],
  ['test-is-a-leaf', 'cli/c.ts', "import '../test/a.ts';"],
  ['-', 'test/a.ts', 'export {};'],
  ['declared', 'cli/d.ts', "import ts from 'typescript';"],
  ['shipped-are-dependencies', 'cli/e.ts', "import { chromium } from 'playwright-core';"],
];

/** Imports that look alike and are allowed. */
const ALLOWED: readonly (readonly [path: string, text: string])[] = [
  [
    'engine/plan/fine.ts',
    "import '../formats/fine.ts';\nimport '../selection/fine.ts';\nimport '../version.ts';\nimport Flatbush from 'flatbush';",
  ],
  ['engine/formats/fine.ts', "import type { A } from '../layer/a.ts';"],
  ['engine/selection/fine.ts', 'export {};'],
  ['engine/version.ts', 'export {};'],
  ['workers/node-thread.ts', "import { Worker } from 'node:worker_threads';\nimport '../engine/index.ts';"],
  [
    'web/map/map-view.ts',
    "import { Map } from 'maplibre-gl';\nimport url from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';",
  ],
  [
    'web/main.ts',
    "import 'maplibre-gl/dist/maplibre-gl.css';\nimport './map/map-view.ts';\nimport './panels/four.ts';\nimport 'element-plus/es/components/button/style/css';\nimport type { Feature } from 'geojson';",
  ],
  ['web/map/map-layer.ts', "import type { Map } from 'maplibre-gl';"],
  ['web/panels/index.ts', "import './one.vue';\nimport './two.vue';"],
  ['web/panels/four.ts', "import type { P } from './panel.ts';\nimport { ref } from 'vue';"],
  ['web/panels/panel.ts', 'export interface P {}'],
  ['test/fine.ts', "import '../engine/layer/a.ts';\nimport '../cli/fine.ts';"],
  [
    'cli/fine.ts',
    "import '../engine/index.ts';\nimport '../workers/node-thread.ts';\nimport { readFile } from 'node:fs/promises';",
  ],
];

const packages = {
  dependencies: { vue: '*', 'maplibre-gl': '*', flatbush: '*', 'element-plus': '*' },
  devDependencies: { 'playwright-core': '*', '@types/geojson': '*' },
};

function writeHouse(root: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [, path, text] of BROKEN) if (text !== '') write(path, text);
  for (const [path, text] of ALLOWED) write(path, text);
  write('package.json', JSON.stringify({ type: 'module', ...packages }));
  symlinkSync(join(repoRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
}

describe('boundaries of the project', () => {
  it('no import breaks a rule', async () => {
    const { violations, imports } = await boundaryReport(repoRoot);
    expect(violations).toEqual([]);
    expect(imports).toBeGreaterThan(20);
  });

  it('no code is reached by address past a door', () => {
    expect(sourceFiles().flatMap(strayCodeAddresses)).toEqual([]);
  });

  it('one file of workers/ knows Node', () => {
    expect(projectPaths('workers').filter((path) => path.includes('/node-')).length).toBeLessThanOrEqual(1);
  });
});

describe('every boundary rule can fail', () => {
  let root: string;
  let violations: readonly Violation[];

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'wotu-house-'));
    writeHouse(root);
    violations = (await boundaryReport(root)).violations;
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(ruleNames)('%s', (name) => {
    const cases = BROKEN.filter(([rule]) => rule === name);
    expect(cases, `a broken case for ${name}`).not.toEqual([]);
    const caught = violations.filter(({ rule }) => rule === name).map(({ from }) => from);
    for (const [, path] of cases) expect(caught).toContain(path);
  });

  it('and leaves what is allowed alone', () => {
    const allowed = new Set(ALLOWED.map(([path]) => path));
    expect(violations.filter(({ from }) => allowed.has(from))).toEqual([]);
  });

  it('finds code reached by address', () => {
    const address = (path: string, target: string) =>
      strayCodeAddresses({ path, text: `new Worker(new URL('${target}', import.meta.url), { type: 'module' });` });
    expect(address('web/panels/map.ts', '../../workers/engine-worker.ts')).toHaveLength(1);
    expect(address('web/engine-client.ts', '../workers/engine-worker.ts')).toEqual([]);
    expect(address('engine/plan/pool.ts', './worker.ts')).toHaveLength(1);
    expect(address('workers/worker-pool.ts', '../cli/engine-worker.ts')).toHaveLength(1);
    expect(address('cli/thread.ts', './engine-worker.ts')).toEqual([]);
  });
});
