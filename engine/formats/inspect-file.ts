import type { LineSet, PointSet } from '../geometry/line-set.ts';
import { boundsOfPoints, type PolygonSet } from '../geometry/polygon-set.ts';
import type { CrsDecision, EncodingDecision } from '../layer/layer.ts';
import type { Finding } from '../run/finding.ts';
import { openFile } from './detect-format.ts';
import type { ByteSource, Decoded, DecodeOptions } from './format.ts';

/** One layer, band set or sheet of a file. */
export interface LayerReport {
  readonly name: string;
  /** `polygon`, `line`, `point`, `raster` or `sheet`. */
  readonly kind: string;
  /** Features, rows, or cells. */
  readonly count: number;
  /** Features that could not be read. */
  readonly dropped: number;
  readonly crs: CrsDecision | null;
  readonly encoding: EncodingDecision | null;
  /** `minX, minY, maxX, maxY` in the layer's CRS; null when empty. */
  readonly extent: readonly number[] | null;
  /** Field name and `number` or `text`; for rasters size, blocks, sample type, nodata, scale. */
  readonly fields: readonly { readonly name: string; readonly kind: string }[];
}

/** What is in a file. */
export interface FileReport {
  readonly file: string;
  readonly bytes: number;
  readonly kind: Decoded['kind'];
  readonly layers: readonly LayerReport[];
  readonly findings: readonly Finding[];
}

/** Tells what is in a file and how its CRS and text encoding were decided. */
export async function inspectFile(source: ByteSource, options: DecodeOptions): Promise<FileReport> {
  const decoded = await openFile(source, options);
  const base = { file: source.name, bytes: source.byteLength, kind: decoded.kind };
  switch (decoded.kind) {
    case 'vector':
      return {
        ...base,
        layers: decoded.layers.map(vectorReport),
        findings: decoded.layers.flatMap((layer) => layer.findings),
      };
    case 'raster':
      return { ...base, layers: [rasterReport(decoded.raster)], findings: decoded.raster.findings ?? [] };
    case 'sheet':
      return { ...base, layers: [sheetReport(source.name, decoded.sheet)], findings: decoded.sheet.findings };
  }
}

function vectorReport(layer: Extract<Decoded, { kind: 'vector' }>['layers'][number]): LayerReport {
  return {
    name: layer.name,
    kind: layer.geometry.kind,
    count: layer.featureCount,
    dropped: layer.featureCount - layer.sourceRows.length,
    crs: layer.crs,
    encoding: layer.encoding,
    extent: extentOf(layer.geometry),
    fields: [...layer.attributes.columns.values()].map(({ name, kind }) => ({ name, kind })),
  };
}

function rasterReport(raster: Extract<Decoded, { kind: 'raster' }>['raster']): LayerReport {
  const { grid, blockWidth, blockHeight, sampleType, nodata, scale, offset, bandCount } = raster;
  const [a, b, c, d, e, f] = grid.transform;
  const corner = (column: number, row: number) => [a * column + b * row + c, d * column + e * row + f] as const;
  const corners = [corner(0, 0), corner(grid.width, 0), corner(0, grid.height), corner(grid.width, grid.height)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return {
    name: raster.name,
    kind: 'raster',
    count: grid.width * grid.height,
    dropped: 0,
    crs: grid.crs === null ? null : { crs: grid.crs, how: 'from-file', reason: 'GeoTIFF keys' },
    encoding: null,
    extent: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    fields: [
      { name: 'size', kind: `${grid.width} × ${grid.height}` },
      { name: 'blocks', kind: `${blockWidth} × ${blockHeight}` },
      { name: 'bands', kind: String(bandCount) },
      { name: 'samples', kind: sampleType },
      { name: 'nodata', kind: nodata === null ? '–' : String(nodata) },
      { name: 'scale, offset', kind: `${scale}, ${offset}` },
    ],
  };
}

function sheetReport(file: string, sheet: Extract<Decoded, { kind: 'sheet' }>['sheet']): LayerReport {
  return {
    name: sheet.name ?? file,
    kind: 'sheet',
    count: sheet.table.length,
    dropped: 0,
    crs: null,
    encoding: sheet.encoding,
    extent: null,
    fields: [...sheet.table.columns.values()].map((column) => ({ name: column.name, kind: column.kind })),
  };
}

function extentOf(geometry: PolygonSet | LineSet | PointSet): readonly number[] | null {
  if (geometry.coordinates.length === 0) return null;
  return boundsOfPoints(geometry.coordinates, 0, geometry.coordinates.length / 2);
}
