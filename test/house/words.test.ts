import { describe, expect, it } from 'vitest';
import { projectFile, projectPaths } from './project-files.ts';
import { forbiddenWords } from './words.ts';

const TEXT = /(?:\.(?:ts|mjs|cjs|vue|css|html|json|md|yml|yaml|svg|csv|geojson)|^\.[a-z]+|\/run|LICENSE)$/;

describe('words', () => {
  it('no file speaks of unfinished work, of one machine or of a registry', () => {
    const files = projectPaths().filter((path) => TEXT.test(path) && path !== 'package-lock.json');
    expect(files.length).toBeGreaterThan(30);
    expect(files.map(projectFile).flatMap(forbiddenWords)).toEqual([]);
  });

  it.each([
    ['// TO' + 'DO: later'],
    ['// FIX' + 'ME'],
    ['throw new Error("not ' + 'implemented");'],
    ['const a = b as ' + 'any;'],
    ['// @ts-' + 'ignore'],
    ["const path = '/wo" + "rk/data';"],
    ['see /ho' + 'me/someone/notes'],
    ['https://registry.' + 'npmjs.org/vue'],
    ['const place' + 'holder = 1;'],
  ])('finds %s', (text) => {
    expect(forbiddenWords({ path: 'engine/a.ts', text: `const fine = 1;\n${text}\n` })).toHaveLength(1);
    expect(forbiddenWords({ path: 'engine/a.ts', text })[0]).toContain('engine/a.ts:1');
  });

  it('knows relative paths, addresses of our own server and the hint of a text field', () => {
    const own = [
      "import './wo" + "rk/a.ts';",
      "const url = host + '" + '5173/wo' + "rk/';",
      "resolve(root, '../home/');",
    ];
    const text = own.join('\n');
    expect(forbiddenWords({ path: 'engine/a.ts', text })).toEqual([]);
    expect(forbiddenWords({ path: 'web/a.vue', text: '<el-input ' + 'place' + 'holder="0" />' })).toEqual([]);
  });
});
