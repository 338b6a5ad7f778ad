import { describe, expect, it } from 'vitest';
import { badNames, notListing } from './names.ts';
import { sourceFiles } from './project-files.ts';

describe('names', () => {
  it('every source file and its folders have telling names in kebab-case', () => {
    expect(sourceFiles().flatMap((file) => badNames(file.path))).toEqual([]);
  });

  it('every index.ts only lists', () => {
    expect(
      sourceFiles()
        .filter((file) => /(?:^|\/)index\.ts$/.test(file.path))
        .flatMap(notListing),
    ).toEqual([]);
  });

  it('finds drawers and other spellings', () => {
    expect(badNames('engine/utils/area.ts')).toHaveLength(1);
    expect(badNames('engine/zonal/raster-helper.ts')).toHaveLength(1);
    expect(badNames('engine/zonal/zonalTable.ts')).toHaveLength(1);
    expect(badNames('web/panels/LegendPanel.vue')).toHaveLength(1);
    expect(badNames('engine/zonal/zonal-table.test.ts')).toEqual([]);
    expect(badNames('.dependency-cruiser.cjs')).toEqual([]);
  });

  it('finds an index that computes', () => {
    const list =
      "import { a } from './a.ts';\nexport const ALL: readonly X[] = [a, ...MORE] as const;\nexport * from './b.ts';\n";
    expect(notListing({ path: 'engine/index.ts', text: list })).toEqual([]);
    const computing = [
      'export function find() {}',
      'export const ALL = [a].filter(Boolean);',
      'export const ALL = [make(1)];',
      'export const SIZE = 3;',
      "window.name = 'x';",
    ];
    for (const text of computing) expect(notListing({ path: 'x/index.ts', text }), text).toHaveLength(1);
  });
});
