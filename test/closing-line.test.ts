import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closingLine } from './closing-line.ts';
import { runTool } from './house/run-tool.ts';
import { repoRoot } from './shared-data.ts';

describe('closingLine', () => {
  it('names skipped tests only where there are some', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(closingLine({ passed: 12, failed: 3, skipped: 4 })).toBe('12 passed, 3 failed, 4 skipped');
  });
});

describe('a whole run', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wotu-run-'));
    symlinkSync(join(repoRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const reporters = ['default', join(repoRoot, 'test/closing-line.ts')];
    writeFileSync(
      join(folder, 'vitest.config.mjs'),
      `export default { test: { reporters: ${JSON.stringify(reporters)} } };`,
    );
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const runOf = (text: string) => {
    writeFileSync(join(folder, 'a.test.mjs'), `import { expect, it } from 'vitest';\n${text}\n`);
    const { status, stdout } = runTool('vitest', ['run', '--root', folder], { cwd: folder });
    return { status, last: stdout.split('\n').slice(-2) };
  };

  it('ends with the line and succeeds', () => {
    expect(runOf("it('a', () => {}); it.skip('b', () => {});")).toEqual({
      status: 0,
      last: ['1 passed, 0 failed, 1 skipped', ''],
    });
  });

  it('ends with the line and fails when a test fails', () => {
    expect(runOf("it('a', () => {}); it('b', () => expect(1).toBe(2));")).toEqual({
      status: 1,
      last: ['1 passed, 1 failed', ''],
    });
  });

  it('counts a file that cannot be loaded', () => {
    expect(runOf("import './nothing.mjs'; it('a', () => {});")).toEqual({
      status: 1,
      last: ['0 passed, 1 failed', ''],
    });
  });

  it('counts an error outside every test', () => {
    const late =
      "it('a', async () => { setTimeout(() => { throw new Error('late'); }); await new Promise((r) => setTimeout(r, 50)); });";
    expect(runOf(late)).toEqual({ status: 1, last: ['1 passed, 1 failed', ''] });
  });
});
