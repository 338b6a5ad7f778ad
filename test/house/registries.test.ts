import { describe, expect, it } from 'vitest';
import { sourceFiles } from './project-files.ts';
import { REGISTRIES, type Registry, registryGaps } from './registries.ts';

const files = sourceFiles();

describe('registries', () => {
  it.each(REGISTRIES.map((registry) => [registry.folder, registry] as const))('%s lists every item', (_, registry) => {
    expect(registryGaps(registry, files)).toEqual([]);
  });

  it('every list of the engine and of the map is one of them', () => {
    const lists = files.filter(({ path }) => /^(?:engine\/.+|web\/map\/.+)\/index\.ts$/.test(path));
    const known = REGISTRIES.map(({ folder }) => `${folder}/index.ts`);
    expect(lists.map(({ path }) => path).filter((path) => !known.includes(path))).toEqual([]);
  });
});

describe('the registry check can fail', () => {
  const criteria: Registry = { folder: 'engine/suitability/criteria', item: 'Criterion', mixed: false };
  const formats: Registry = { folder: 'engine/formats', item: 'Format', mixed: true };
  const list = (folder: string, text: string) => ({ path: `${folder}/index.ts`, text });
  const item = (path: string) => ({ path, text: 'export const a: Format = {};' });

  it('finds an item that is not listed, even when it is imported', () => {
    const text = "import { ph } from './ph.ts';\nexport const CRITERIA: readonly Criterion[] = [];";
    const gaps = registryGaps(criteria, [list(criteria.folder, text), item(`${criteria.folder}/ph.ts`)]);
    expect(gaps).toEqual([
      'engine/suitability/criteria/ph.ts: not in the list of engine/suitability/criteria/index.ts',
    ]);
  });

  it('finds a name that is no item, and a name listed twice', () => {
    const text = "import { ph } from './ph.ts';\nexport const CRITERIA = [ph, ph, other];";
    expect(registryGaps(criteria, [list(criteria.folder, text), item(`${criteria.folder}/ph.ts`)])).toEqual([
      'engine/suitability/criteria/index.ts: lists other of nowhere, which is no item',
      'engine/suitability/criteria/index.ts: lists engine/suitability/criteria/ph.ts twice',
    ]);
  });

  it('finds items without a list', () => {
    expect(registryGaps(criteria, [item(`${criteria.folder}/ph.ts`)])).toHaveLength(1);
  });

  it('lets a reader keep files that are no formats', () => {
    const text = "import { shapefile } from './shapefile.ts';\nexport const FORMATS = [shapefile] as const;";
    const reader = { path: 'engine/formats/shapefile.ts', text: 'export const shapefile: Format = {};' };
    const part = { path: 'engine/formats/dbase-text.ts', text: 'export const LANGUAGES: readonly string[] = [];' };
    expect(registryGaps(formats, [list('engine/formats', text), reader, part])).toEqual([]);
    const unlisted = { path: 'engine/formats/csv.ts', text: 'export const csv = {} satisfies Format;' };
    expect(registryGaps(formats, [list('engine/formats', text), reader, unlisted])).toHaveLength(1);
  });
});
