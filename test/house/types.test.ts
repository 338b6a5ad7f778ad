import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repoRoot } from '../shared-data.ts';
import { projectPaths } from './project-files.ts';
import { runTool } from './run-tool.ts';

/** Each part is compiled with the names of its host alone: the engine knows neither page nor Node. */
const PARTS = [
  ['engine', 'typescript', 'tsc'],
  ['workers', 'typescript', 'tsc'],
  ['cli', 'typescript', 'tsc'],
  ['data/make', 'typescript', 'tsc'],
  ['web', 'vue-tsc', 'vue-tsc'],
  ['test', 'vue-tsc', 'vue-tsc'],
] as const;

describe('types', () => {
  const filled = PARTS.filter(([part]) => projectPaths(part).some((path) => /\.(?:ts|vue)$/.test(path)));

  it.each(filled)('%s compiles', (part, tool, bin) => {
    expect(existsSync(join(repoRoot, part, 'tsconfig.json'))).toBe(true);
    const { status, output } = runTool(tool, ['-b', part], { bin });
    expect(output).toBe('');
    expect(status).toBe(0);
  });
});

describe('the type check can fail', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wotu-types-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['a number that is text', "export const a: number = 'one';"],
    ['the page in the engine', 'export const title = document.title;'],
    ['Node in the engine', "export { readFileSync } from 'node:fs';"],
    ['an element that may be missing', 'export const first = (list: readonly number[]): number => list[0];'],
    ['an enum', 'export enum Colour { red }'],
  ])('%s', (_, text) => {
    writeFileSync(join(folder, 'a.ts'), text);
    const engine = join(repoRoot, 'engine', 'tsconfig.json');
    const compilerOptions = { rootDir: '.', outDir: 'out', composite: false, declaration: true };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: engine, compilerOptions, include: ['a.ts'] }),
    );
    const { status, output } = runTool('typescript', ['-p', folder, '--noEmit', '--emitDeclarationOnly', 'false'], {
      bin: 'tsc',
    });
    expect(output).toContain('a.ts(1,');
    expect(status).not.toBe(0);
  });
});
