import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../shared-data.ts';
import { foreignLicences, isAllowed } from './licences.ts';
import { type LockFile, lockGaps } from './lock-file.ts';
import { runTool } from './run-tool.ts';

const knip = (cwd: string) => runTool('knip', ['--no-progress', '--no-config-hints'], { cwd });
const lock = JSON.parse(readFileSync(join(repoRoot, 'package-lock.json'), 'utf8')) as LockFile;
const manifest = JSON.parse(readFileSync(join(repoRoot, 'package.json'), 'utf8')) as LockFile['packages'][string];

describe('dependencies', () => {
  it('every package, file and export is used', () => {
    const { status, output } = knip(repoRoot);
    expect(output).toBe('');
    expect(status).toBe(0);
  });

  it('every version is pinned', () => {
    const versions = { ...manifest.dependencies, ...manifest.devDependencies };
    const loose = Object.entries(versions).filter(([, version]) => !/^\d[\w.-]*$/.test(version));
    expect(loose).toEqual([]);
  });

  it('what reaches a user may be passed on', () => {
    expect(foreignLicences(lock)).toEqual([]);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(50);
  });

  it('the lock file is what npm ci accepts, on every system', () => {
    expect(lock.packages['']?.dependencies).toEqual(manifest.dependencies);
    expect(lock.packages['']?.devDependencies).toEqual(manifest.devDependencies);
    expect(lockGaps(lock)).toEqual([]);
  });

  it('the lock file names no download address, so that any registry serves', () => {
    expect(Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});

describe('the check of dependencies can fail', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wotu-knip-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds an unused package, a dead export and a dead file', () => {
    mkdirSync(join(folder, 'node_modules', 'left-over'), { recursive: true });
    writeFileSync(join(folder, 'node_modules', 'left-over', 'package.json'), '{"name":"left-over","version":"1.0.0"}');
    const manifest = { name: 'a', type: 'module', main: 'main.ts', dependencies: { 'left-over': '1.0.0' } };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'main.ts'), "import { used } from './part.ts';\nused();\n");
    writeFileSync(join(folder, 'part.ts'), 'export const used = () => 1;\nexport const nobodyCalls = 2;\n');
    writeFileSync(join(folder, 'forgotten.ts'), 'export const b = 1;\n');
    const { status, output } = knip(folder);
    for (const name of ['left-over', 'nobodyCalls', 'forgotten.ts']) expect(output).toContain(name);
    expect(status).not.toBe(0);
  });

  it('tells licences apart', () => {
    expect(['MIT', '(MIT AND Zlib)', '(GPL-2.0 OR MIT)'].filter(isAllowed)).toHaveLength(3);
    expect(['', 'GPL-3.0', 'LGPL-3.0-or-later', 'MIT AND GPL-3.0', 'SEE LICENSE'].filter(isAllowed)).toEqual([]);
    const packages = {
      '': {},
      'node_modules/a': { license: 'GPL-3.0' },
      'node_modules/b': { dev: true, license: 'GPL-3.0' },
    };
    expect(foreignLicences({ packages })).toEqual(['a: GPL-3.0']);
  });

  it('finds a package of another system that the lock file leaves out', () => {
    const tool = { optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' } };
    const packages = { 'node_modules/tool': tool, 'node_modules/tool-linux': {} };
    expect(lockGaps({ packages })).toEqual(['tool may need tool-darwin, which has no entry']);
  });
});
