import type { Finding } from '../run/finding.ts';
import { type LocalText, text } from '../run/local-text.ts';
import type { Place } from '../run/place.ts';
import type { Dbf } from './dbf.ts';
import type { Shp } from './shp.ts';

/** The files of one shapefile, by extension. */
export type ShapefileSet = Readonly<Record<'shp' | 'dbf' | 'shx' | 'prj' | 'cpg', Uint8Array | undefined>> & {
  readonly name: string;
};

const AGAIN = text('请重新导出或重新下载整套文件', 'Export or download the whole set again');

/** What there is to tell about a shapefile before its rows are looked at: missing and cut files, encoding, long numbers. */
export function shapefileFindings(at: Place, set: ShapefileSet, read: { shp: Shp; dbf: Dbf | null }): Finding[] {
  const { shp, dbf } = read;
  const findings = missingFiles(at, set, dbf);
  if (shp.truncated) {
    const size = set.shp?.length ?? 0;
    const message = text(
      `.shp 应有 ${shp.promised} 字节，实际 ${size}，读到 ${shp.records.length} 个图形`,
      `The .shp should have ${shp.promised} bytes, ${size} found; ${shp.records.length} shapes were read`,
    );
    findings.push({ severity: 'error', code: 'truncated-file', message, remedy: AGAIN, at });
  }
  if (dbf !== null) findings.push(...tableFindings(at, shp, dbf));
  return findings;
}

function missingFiles(at: Place, set: ShapefileSet, dbf: Dbf | null): Finding[] {
  const findings: Finding[] = [];
  if (set.shx === undefined) {
    const message = text('缺少 .shx 索引，已按顺序读取 .shp', 'The .shx index is missing; the .shp was read in order');
    findings.push({ severity: 'info', code: 'missing-shx', message, remedy: AGAIN, at });
  }
  if (dbf === null) {
    const what: LocalText = set.dbf === undefined ? text('缺少', 'is missing') : text('无法读取', 'cannot be read');
    const message = text(`属性表 .dbf ${what.zh}，只有图形`, `The .dbf table ${what.en}; there are shapes only`);
    findings.push({ severity: 'warning', code: 'missing-dbf', message, remedy: AGAIN, at });
  }
  return findings;
}

function tableFindings(at: Place, shp: Shp, dbf: Dbf): Finding[] {
  const findings: Finding[] = [];
  if (dbf.length < dbf.promised || dbf.promised !== shp.records.length) {
    const message = text(
      `.dbf 应有 ${dbf.promised} 行，实际 ${dbf.length} 行；图形 ${shp.records.length} 个`,
      `The .dbf promises ${dbf.promised} rows and holds ${dbf.length}; there are ${shp.records.length} shapes`,
    );
    findings.push({ severity: 'warning', code: 'row-count-differs', message, remedy: AGAIN, at });
  }
  if (dbf.overruled !== null) {
    const message = text(
      `编码声明（${dbf.overruled}）与字节不符，改用 ${dbf.encoding.encoding}`,
      `The encoding evidence (${dbf.overruled}) contradicts the bytes; ${dbf.encoding.encoding} is used`,
    );
    const remedy = text('若文字有乱码，请用 --encoding 指定', 'If text is garbled, declare it with --encoding');
    findings.push({ severity: 'warning', code: 'encoding-overruled', message, remedy, at });
  }
  for (const field of dbf.longNumbers) {
    const message = text(
      `数字字段 ${field} 超过 15 位，按文本保留`,
      `Number field ${field} has more than 15 digits and is kept as text`,
    );
    const remedy = text('编码字段宜用文本类型', 'Codes are better stored as text');
    findings.push({ severity: 'info', code: 'long-number-kept-as-text', message, remedy, at: { ...at, field } });
  }
  return findings;
}
