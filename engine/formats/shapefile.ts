import { crsFromWkt } from '../geometry/crs-from-wkt.ts';
import type { VectorLayer } from '../layer/layer.ts';
import type { Finding } from '../run/finding.ts';
import { type LocalText, text } from '../run/local-text.ts';
import { allBytes } from './byte-source.ts';
import { type Dbf, readDbf } from './dbf.ts';
import { type FeatureCollector, featureCollector } from './feature-collector.ts';
import type { ByteSource, DecodeOptions, Format } from './format.ts';
import { inputError } from './input-error.ts';
import { readShp, type Shp } from './shp.ts';
import { decideVectorCrs } from './vector-crs.ts';
import { isZip, type ZipEntry, zipEntries } from './zip.ts';

/** ESRI shapefiles: a zip with one set or several, or a bare `.shp`. */
export const SHAPEFILE: Format = {
  id: 'shapefile',
  label: text('Shapefile(zip 压缩包)', 'Shapefile (zip)'),
  kind: 'vector',
  extensions: ['.zip', '.shp'],
  sniff: (head) => isZip(head) || isShp(head),
  decode: async (source, options) => ({ kind: 'vector', layers: await openShapefile(source, options) }),
};

/** The files of one set, by extension. */
type ShapefileSet = Readonly<Record<'shp' | 'dbf' | 'shx' | 'prj' | 'cpg', Uint8Array | undefined>> & {
  readonly name: string;
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
  const at = { file, layer: set.name };
  const shp = readShp(set.shp as Uint8Array);
  if (shp === null) throw broken(file, set.name, set.shp?.length ?? 0);
  const codePageFile = set.cpg === undefined ? undefined : new TextDecoder('windows-1252').decode(set.cpg);
  const dbf = set.dbf === undefined ? null : readDbf(set.dbf, { declared: options.encoding, codePageFile });
  const collector = featureCollector(file, dbf?.fields ?? []);
  for (const finding of setFindings(at, set, { shp, dbf })) collector.note(finding);
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
      const what = text(`图形记录损坏(${geometry.broken})`, `its shape record is broken (${geometry.broken})`);
      collector.refuse(row, '', 'broken-shape', what);
    } else {
      const properties = dbf !== null && k < dbf.length ? dbf.row(k) : {};
      collector.add({ row, id: '', geometry, properties });
    }
  }
}

function setFindings(at: Finding['at'], set: ShapefileSet, { shp, dbf }: { shp: Shp; dbf: Dbf | null }): Finding[] {
  const findings: Finding[] = [];
  const tell = (severity: Finding['severity'], code: string, message: LocalText, remedy: LocalText) =>
    findings.push({ severity, code, message, remedy, at });
  const again = text('请重新导出或重新下载整套文件', 'Export or download the whole set again');
  if (set.shx === undefined) {
    tell(
      'info',
      'missing-shx',
      text('缺少 .shx 索引,已按顺序读取 .shp', 'The .shx index is missing; the .shp was read in order'),
      again,
    );
  }
  if (set.dbf === undefined || dbf === null) {
    const what = set.dbf === undefined ? text('缺少', 'is missing') : text('无法读取', 'cannot be read');
    tell(
      'warning',
      'missing-dbf',
      text(`属性表 .dbf ${what.zh},只有图形`, `The .dbf table ${what.en}; there are shapes only`),
      again,
    );
  }
  if (shp.truncated) {
    const size = set.shp?.length ?? 0;
    const message = text(
      `.shp 应有 ${shp.promised} 字节,实际 ${size},读到 ${shp.records.length} 个图形`,
      `The .shp should have ${shp.promised} bytes, ${size} found; ${shp.records.length} shapes were read`,
    );
    tell('error', 'truncated-file', message, again);
  }
  if (dbf !== null && (dbf.length < dbf.promised || dbf.promised !== shp.records.length)) {
    const message = text(
      `.dbf 应有 ${dbf.promised} 行,实际 ${dbf.length} 行;图形 ${shp.records.length} 个`,
      `The .dbf promises ${dbf.promised} rows and holds ${dbf.length}; there are ${shp.records.length} shapes`,
    );
    tell('warning', 'row-count-differs', message, again);
  }
  if (dbf !== null && dbf.overruled !== null) {
    const message = text(
      `编码声明(${dbf.overruled})与字节不符,改用 ${dbf.encoding.encoding}`,
      `The encoding evidence (${dbf.overruled}) contradicts the bytes; ${dbf.encoding.encoding} is used`,
    );
    tell(
      'warning',
      'encoding-overruled',
      message,
      text('若文字有乱码,请用 --encoding 指定', 'If text is garbled, declare it with --encoding'),
    );
  }
  for (const field of dbf?.longNumbers ?? []) {
    findings.push({
      severity: 'info',
      code: 'long-number-kept-as-text',
      message: text(
        `数字字段 ${field} 超过 15 位,按文本保留`,
        `Number field ${field} has more than 15 digits and is kept as text`,
      ),
      remedy: text('编码字段宜用文本类型', 'Codes are better stored as text'),
      at: { ...at, field },
    });
  }
  return findings;
}

function withoutShp(file: string, entries: readonly ZipEntry[]): Error {
  const names = entries.map((entry) => entry.name).slice(0, 6);
  const more = entries.length > 6 ? ' …' : '';
  return inputError(
    'missing-shp',
    { file },
    [
      `压缩包 ${file} 里应有 .shp 文件,实际只有:${names.join('、') || '无'}${more}`,
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
      `${layer}.shp 应以文件码 9994 开头,实际不是(${size} 字节)`,
      `${layer}.shp should begin with file code 9994; it does not (${size} bytes)`,
    ],
    ['请重新导出或重新下载', 'Export or download it again'],
  );
}
