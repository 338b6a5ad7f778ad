import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../shared-data.ts';
import { runTool } from './run-tool.ts';

const biome = (args: readonly string[]) =>
  runTool('@biomejs/biome', [...args, '--colors=off', '--reporter=concise', '--diagnostic-level=warn'], {
    bin: 'biome',
  });

describe('lint and format', () => {
  it('nothing to say about the project', () => {
    const { status, output } = biome(['ci', '--error-on-warnings', '--max-diagnostics=60', repoRoot]);
    expect(status, output).toBe(0);
  });
});

describe('the lint can fail', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wotu-lint-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['any', 'export const a = (b: any) => b;\n', 'noExplicitAny'],
    ['a certainty', 'export const a = (b: { c?: number }) => b.c!;\n', 'noNonNullAssertion'],
    ['an unused import', "import { join } from 'node:path';\n\nexport const a = 1;\n", 'noUnusedImports'],
    ['another layout', 'export const a="b"\n', 'format'],
  ])('%s', (_, text, rule) => {
    const file = join(folder, 'a.ts');
    writeFileSync(file, text);
    const { status, output } = biome(['ci', '--error-on-warnings', `--config-path=${repoRoot}`, file]);
    expect(output).toContain(rule);
    expect(status).not.toBe(0);
  });
});
