import type { VectorMeasure } from '../engine-client.ts';
import type { GivenFile } from './given-files.ts';

/** What still stands between the files given and a measurement. */
export type Missing = 'everything' | 'parcels' | 'layers' | 'reading' | 'unusable' | 'statistics';

/** The first thing that is missing; null when measuring can start. */
export function missingOf(given: readonly GivenFile[], statistics: ReadonlySet<string>): Missing | null {
  if (given.length === 0) return 'everything';
  if (!given.some(({ kind }) => kind === 'parcels')) return 'parcels';
  if (!given.some(({ kind }) => kind === 'layer')) return 'layers';
  if (given.some(({ fault }) => fault !== null)) return 'unusable';
  if (given.some(({ report }) => report === null)) return 'reading';
  return statistics.size === 0 ? 'statistics' : null;
}

/** The question to the engine. Throws when the files hold no parcels: `missingOf` was not asked. */
export function questionOf(
  given: readonly GivenFile[],
  idField: string | null,
  statistics: readonly string[],
): VectorMeasure {
  const parcels = given.find(({ kind }) => kind === 'parcels');
  if (parcels === undefined) throw new Error('a measurement without parcels');
  const layers = given.filter(({ kind }) => kind === 'layer');
  const names = layerNames(layers.map(({ file }) => file.name));
  return {
    parcels: parcels.file.name,
    crs: null,
    idField,
    layers: layers.map(({ file, band }, k) => ({ name: names[k] as string, file: file.name, band })),
    statistics,
  };
}

/** Names of layers: the file names without their ending, all different as names of columns. */
export function layerNames(files: readonly string[]): string[] {
  const used = new Set<string>();
  return files.map((file) => {
    const stem = stemOf(file);
    let name = stem;
    for (let k = 2; used.has(columnName(name)); k++) name = `${stem}_${k}`;
    used.add(columnName(name));
    return name;
  });
}

/** A name as tables are written with it: dots would be taken for a path by many programs. */
export function columnName(name: string): string {
  return name.replaceAll('.', '_');
}

/** A file name without its ending. */
export function stemOf(file: string): string {
  return file.replace(/\.[^.]*$/, '') || file;
}
