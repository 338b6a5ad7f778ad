import type { FileReport } from '../engine-client.ts';
import type { RunFault } from './run-state.ts';

/** What a given file is for: the parcels to measure, or a layer to measure over them. */
export type GivenKind = 'parcels' | 'layer';

/** A file the user gave, with what is known of it. */
export interface GivenFile {
  readonly file: File;
  readonly kind: GivenKind;
  /** Null until it has been read. */
  readonly report: FileReport | null;
  /** Why it cannot be used. */
  readonly fault: RunFault | null;
  /** Band to measure, from 0; only layers have bands. */
  readonly band: number;
}

/** Files that were not taken, and whether they are loose parts of a shapefile. */
export interface Refused {
  readonly names: readonly string[];
  readonly shapefile: boolean;
}

/** Endings of the files a measurement takes. */
export const ENDINGS: Readonly<Record<GivenKind, readonly string[]>> = {
  parcels: ['.geojson', '.json', '.fgb', '.zip'],
  layer: ['.tif', '.tiff'],
};

const SHAPEFILE_PARTS = /\.(?:shp|shx|dbf|prj|cpg)$/i;

/** What a file is for by the end of its name; null when a measurement has no use for it. */
export function kindOf(name: string): GivenKind | null {
  const lower = name.toLowerCase();
  const kinds = Object.keys(ENDINGS) as GivenKind[];
  return kinds.find((kind) => ENDINGS[kind].some((ending) => lower.endsWith(ending))) ?? null;
}

/** Takes more files: there is one file of parcels, so the last one stays; a layer of the same name is replaced. */
export function takeFiles(
  given: readonly GivenFile[],
  files: readonly File[],
): { given: readonly GivenFile[]; refused: Refused | null } {
  let taken = [...given];
  const refused: string[] = [];
  for (const file of files) {
    const kind = kindOf(file.name);
    if (kind === null) {
      refused.push(file.name);
      continue;
    }
    const next: GivenFile = { file, kind, report: null, fault: null, band: 0 };
    if (kind === 'parcels') taken = [next, ...taken.filter((each) => each.kind === 'layer')];
    else taken = [...taken.filter((each) => each.file.name !== file.name), next];
  }
  const shapefile = refused.length > 0 && refused.every((name) => SHAPEFILE_PARTS.test(name));
  return { given: taken, refused: refused.length === 0 ? null : { names: refused, shapefile } };
}

/** Fields of the parcels: those of the first layer that holds areas. */
export function fieldsOf({ report }: GivenFile): readonly string[] {
  return parcelLayerOf(report)?.fields.map(({ name }) => name) ?? [];
}

/** How many parcels a file holds; null until that is known. */
export function parcelCountOf({ report }: GivenFile): number | null {
  return parcelLayerOf(report)?.count ?? null;
}

/** How many bands a layer has; 1 until that is known. */
export function bandCountOf({ report }: GivenFile): number {
  const bands = report?.layers[0]?.fields.find(({ name }) => name === 'bands')?.kind;
  return Math.max(1, Number(bands ?? 1) || 1);
}

/** A file that was read but holds something else than its kind wants; null when it is as wanted. */
export function unfit(kind: GivenKind, report: FileReport): RunFault | null {
  const fits = kind === 'layer' ? report.kind === 'raster' : parcelLayerOf(report) !== undefined;
  return fits ? null : { ...UNFIT[kind], at: { file: report.file } };
}

const UNFIT: Readonly<Record<GivenKind, Omit<RunFault, 'at'>>> = {
  parcels: {
    text: { zh: '这个文件里没有地块（面）。', en: 'This file holds no parcels (areas).' },
    remedy: { zh: '请换一个地块图层文件。', en: 'Give a file with a layer of parcels instead.' },
  },
  layer: {
    text: { zh: '这个文件不是栅格图层。', en: 'This file is no raster layer.' },
    remedy: { zh: '请换一个 GeoTIFF 文件。', en: 'Give a GeoTIFF file instead.' },
  },
};

/** Names under which official and everyday files keep the id of a parcel; the first one found is offered. */
const ID_FIELDS = ['dkbm', 'parcel_id', '地块编码', '地块编号', '编号', 'id', 'code', 'fid'];

/** The field that most likely holds ids; null when no name says so. */
export function likelyIdField(fields: readonly string[]): string | null {
  const lower = fields.map((field) => field.toLowerCase());
  const at = ID_FIELDS.map((name) => lower.indexOf(name)).find((index) => index >= 0);
  return at === undefined ? null : (fields[at] as string);
}

function parcelLayerOf(report: FileReport | null) {
  return report?.layers.find(({ kind, count }) => kind === 'polygon' && count > 0);
}
