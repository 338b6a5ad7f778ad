import type { FileReport } from '../../../engine/index.ts';
import { type GivenFile, kindOf } from '../../../web/state/given-files.ts';

const LAYER = { dropped: 0, crs: null, encoding: null, extent: null };

/** What `inspect` says of a file of parcels with these fields. */
export function parcelReport(file: string, fields: readonly string[]): FileReport {
  const columns = fields.map((name) => ({ name, kind: 'text' }));
  const lines = { ...LAYER, name: 'roads', kind: 'line', count: 7, fields: [{ name: 'road', kind: 'text' }] };
  const parcels = { ...LAYER, name: 'fields', kind: 'polygon', count: 40, fields: columns };
  return { file, bytes: 1, kind: 'vector', layers: [lines, parcels], findings: [] };
}

/** What `inspect` says of a raster of so many bands. */
export function rasterReport(file: string, bands: number): FileReport {
  const fields = [{ name: 'bands', kind: String(bands) }];
  return {
    file,
    bytes: 1,
    kind: 'raster',
    layers: [{ ...LAYER, name: file, kind: 'raster', count: 9, fields }],
    findings: [],
  };
}

/** A file that has been read. */
export function givenFile(name: string, change: Partial<GivenFile> = {}): GivenFile {
  const kind = kindOf(name) ?? 'layer';
  const report = kind === 'parcels' ? parcelReport(name, ['DKBM', 'name']) : rasterReport(name, 1);
  return { file: new File(['x'], name), kind, report, fault: null, band: 0, ...change };
}
