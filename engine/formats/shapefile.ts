import { crsFromWkt } from '../geometry/crs-from-wkt.ts';
import type { VectorLayer } from '../layer/layer.ts';
import { text } from '../run/local-text.ts';
import { allBytes } from './byte-source.ts';
import { type Dbf, readDbf } from './dbf.ts';
import { type FeatureCollector, featureCollector } from './feature-collector.ts';
import type { ByteSource, DecodeOptions, Format } from './format.ts';
import { inputError } from './input-error.ts';
import { type ShapefileSet, shapefileFindings } from './shapefile-findings.ts';
import { readShp, type Shp } from './shp.ts';
import { decideVectorCrs } from './vector-crs.ts';
import { isZip, type ZipEntry, zipEntries } from './zip.ts';

/** ESRI shapefiles: a zip with one set or several, or a bare `.shp`. */
export const SHAPEFILE: Format = {
  id: 'shapefile',
  label: text('Shapefile（zip 压缩包）', 'Shapefile (zip)'),
  kind: 'vector',
  extensions: ['.zip', '.shp'],
  sniff: (head) => isZip(head) || isShp(head),
  decode: async (source, options) => ({ kind: 'vector', layers: await openShapefile(source, options) }),
};

/**
 * Reads every shapefile of a zip. Throws `PlanningError` of kind `input`: `missing-shp`, `broken-shapefile`,
 * `empty-layer`, `unknown-crs`, `wrong-crs`, `broken-zip`.
 */
export async function openShapefile(source: ByteSource, options: DecodeOptions): Promise<VectorLayer[]> {
  const head = new Uint8Array(await source.slice(0, Math.min(4, source.byteLength)));
  if (!isZip(head)) {
    const shp = await allBytes(source);
    const name = source.name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
    return layersOf(
      source.name,
      { name, shp, dbf: undefined, shx: undefined, prj: undefined, cpg: undefined },
      options,
    );
  }
  const entries = await zipEntries(source);
  const sets = setsOf(entries);
  const readable = sets.filter((set) => set.shp !== undefined);
  if (readable.length === 0) throw withoutShp(source.name, entries);
  return readable.flatMap((set) => layersOf(source.name, set, options));
}

function isShp(head: Uint8Array): boolean {
  return head[0] === 0 && head[1] === 0 && head[2] === 0x27 && head[3] === 0x0a;
}

function setsOf(entries: readonly ZipEntry[]): ShapefileSet[] {
  const sets = new Map<string, Record<string, Uint8Array | string>>();
  for (const { name, bytes } of entries) {
    const match = /^(.*)\.(shp|dbf|shx|prj|cpg)$/i.exec(name);
    if (match === null) continue;
    const [, base, extension] = match as unknown as [string, string, string];
    const key = base.toLowerCase();
    const set = sets.get(key) ?? { name: base.replace(/^.*\//, '') };
    set[extension.toLowerCase()] = bytes;
    sets.set(key, set);
  }
  return [...sets.values()] as unknown as ShapefileSet[];
}

function layersOf(file: string, set: ShapefileSet, options: DecodeOptions): VectorLayer[] {
  const shp = readShp(set.shp as Uint8Array);
  if (shp === null) throw broken(file, set.name, set.shp?.length ?? 0);
  const codePageFile = set.cpg === undefined ? undefined : new TextDecoder('windows-1252').decode(set.cpg);
  const dbf = set.dbf === undefined ? null : readDbf(set.dbf, { declared: options.encoding, codePageFile });
  const collector = featureCollector(file, dbf?.fields ?? []);
  for (const finding of shapefileFindings({ file, layer: set.name }, set, { shp, dbf })) collector.note(finding);
  addRecords(collector, shp, dbf);
  const prj = set.prj === undefined ? undefined : new TextDecoder('utf-8').decode(set.prj).trim();
  return collector.finish({
    name: set.name,
    encoding: dbf?.encoding ?? null,
    decideCrs: (box) =>
      decideVectorCrs({
        file,
        box,
        declared: options.crs,
        // What the user declares is stronger than a projection file that cannot be understood.
        fromFile:
          prj === undefined || prj === '' || options.crs !== undefined
            ? null
            : { crs: crsFromWkt(prj), reason: '.prj' },
        byFormat: null,
      }),
  });
}

function addRecords(collector: FeatureCollector, shp: Shp, dbf: Dbf | null): void {
  const count = Math.max(shp.records.length, dbf?.promised ?? 0);
  for (let k = 0; k < count; k++) {
    const row = k + 1;
    const geometry = shp.records[k];
    if (dbf !== null && k < dbf.length && dbf.isDeleted(k)) {
      collector.refuse(row, '', 'deleted-row', text('属性表中已标记删除', 'its row is marked deleted'));
    } else if (geometry === undefined) {
      collector.refuse(row, '', 'missing-shape', text('.shp 中没有对应的图形', 'the .shp holds no shape for it'));
    } else if (geometry !== null && 'broken' in geometry) {
      const what = text(`图形记录损坏（${geometry.broken}）`, `its shape record is broken (${geometry.broken})`);
      collector.refuse(row, '', 'broken-shape', what);
    } else {
      const properties = dbf !== null && k < dbf.length ? dbf.row(k) : {};
      collector.add({ row, id: '', geometry, properties });
    }
  }
}

function withoutShp(file: string, entries: readonly ZipEntry[]): Error {
  const names = entries.map((entry) => entry.name).slice(0, 6);
  const more = entries.length > 6 ? ' …' : '';
  return inputError(
    'missing-shp',
    { file },
    [
      `压缩包 ${file} 里应有 .shp 文件，实际只有：${names.join('、') || '无'}${more}`,
      `Zip ${file} should hold a .shp file; it holds only: ${names.join(', ') || 'nothing'}${more}`,
    ],
    ['请把 .shp、.shx、.dbf、.prj 一起压缩', 'Zip .shp, .shx, .dbf and .prj together'],
  );
}

function broken(file: string, layer: string, size: number): Error {
  return inputError(
    'broken-shapefile',
    { file, layer },
    [
      `${layer}.shp 应以文件码 9994 开头，实际不是（${size} 字节）`,
      `${layer}.shp should begin with file code 9994; it does not (${size} bytes)`,
    ],
    ['请重新导出或重新下载', 'Export or download it again'],
  );
}
