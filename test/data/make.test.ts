import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../shared-data.ts';

const run = promisify(execFile);
const committed = resolve(repoRoot, 'data');
const folder = mkdtempSync(join(tmpdir(), 'wotu-data-'));
const make = (...args: string[]): Promise<unknown> =>
  run(process.execPath, ['--import', 'tsx', 'data/make/make.ts', ...args], { cwd: repoRoot });

function filesUnder(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('data:make', () => {
  it('writes the committed files again, byte for byte', { timeout: 600_000 }, async () => {
    await make('--out', folder);
    const made = filesUnder(folder);
    const kept = filesUnder(committed).filter((path) => !/^(make|standards|scenarios|README)/.test(path));
    expect(made).toEqual(kept);
    const different = made.filter(
      (path) => !readFileSync(join(folder, path)).equals(readFileSync(join(committed, path))),
    );
    expect(different).toEqual([]);
  });

  it('keeps the committed form under 16 MB', () => {
    const bytes = filesUnder(committed).reduce((sum, path) => sum + statSync(join(committed, path)).size, 0);
    expect(bytes).toBeLessThan(16 * 1024 * 1024);
  });

  it('refuses to write another size or seed into data/, and nonsense', async () => {
    await expect(make('--scale', '2')).rejects.toMatchObject({ code: 2 });
    await expect(make('--seed', '5')).rejects.toMatchObject({ code: 2 });
    await expect(make('--scale', 'ten', '--out', folder)).rejects.toMatchObject({ code: 2 });
  });
});
