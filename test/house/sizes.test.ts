import { describe, expect, it } from 'vitest';
import { sourceFiles } from './project-files.ts';
import { oversizes } from './sizes.ts';

const lines = (count: number, line = '  step();\n') => line.repeat(count);

describe('sizes', () => {
  it('every file and function is short, with few positional parameters', () => {
    expect(sourceFiles().flatMap(oversizes)).toEqual([]);
  });

  it('finds a long file, sooner in the engine', () => {
    expect(oversizes({ path: 'cli/a.ts', text: lines(400, '// line\n') })).toEqual([]);
    expect(oversizes({ path: 'cli/a.ts', text: lines(401, '// line\n') })).toEqual([
      'cli/a.ts: 401 lines, at most 400',
    ]);
    expect(oversizes({ path: 'engine/a.ts', text: lines(301, '// line\n') })).toHaveLength(1);
  });

  it('finds a long function in TypeScript and in the script of a component', () => {
    const long = `export function long(): void {\n${lines(59)}}\n`;
    expect(oversizes({ path: 'cli/a.ts', text: long })).toEqual(['cli/a.ts:1: function of 61 lines, at most 60']);
    const component = `<template><p /></template>\n<script setup lang="ts">\n${long}</script>\n`;
    expect(oversizes({ path: 'web/a.vue', text: component })).toEqual([
      'web/a.vue:3: function of 61 lines, at most 60',
    ]);
    expect(oversizes({ path: 'cli/a.ts', text: `export function fits(): void {\n${lines(58)}}\n` })).toEqual([]);
  });

  it('lets a group of tests be long, but no test', () => {
    expect(oversizes({ path: 'test/a.test.ts', text: `describe('a', () => {\n${lines(70)}});\n` })).toEqual([]);
    expect(oversizes({ path: 'test/a.test.ts', text: `describe.skipIf(x)('a', () => {\n${lines(70)}});\n` })).toEqual(
      [],
    );
    expect(oversizes({ path: 'test/a.test.ts', text: `it('a', () => {\n${lines(70)}});\n` })).toHaveLength(1);
  });

  it('finds five positional parameters', () => {
    const text =
      'const f = (a: 1, b: 1, c: 1, d: 1, e: 1) => a;\nfunction g(this: object, a: 1, b: 1, c: 1, d: 1) {}\n';
    expect(oversizes({ path: 'cli/a.ts', text })).toEqual(['cli/a.ts:1: 5 positional parameters, at most 4']);
  });
});
