import { headOf } from './byte-source.ts';
import { CSV } from './csv.ts';
import type { ByteSource, Decoded, DecodeOptions, Format } from './format.ts';
import { FORMATS } from './index.ts';
import { inputError } from './input-error.ts';
import { isWorkbook } from './workbook-parts.ts';
import { XLSX } from './xlsx.ts';
import { isZip, zipNames } from './zip.ts';

/**
 * The format of a file: by its first bytes, then by its extension. Throws `PlanningError` of kind `input`:
 * `empty-file`, `unknown-format` listing the formats we read.
 */
export async function detectFormat(source: ByteSource): Promise<Format> {
  if (source.byteLength === 0) throw emptyFile(source.name);
  const head = await headOf(source);
  if (isZip(head)) return zipFormat(source);
  const bySniff = FORMATS.find((format) => format.sniff(head));
  if (bySniff !== undefined) return bySniff;
  const extension = /\.[^.\\/]*$/.exec(source.name.toLowerCase())?.[0] ?? '';
  const byName = FORMATS.find((format) => format.extensions.includes(extension));
  if (byName !== undefined && byName.kind === 'sheet' && !isMarkup(head)) return byName;
  throw unknownFormat(source, head, byName);
}

/** Opens a file of any format we read. Throws what `detectFormat` and the format's own reader throw. */
export async function openFile(source: ByteSource, options: DecodeOptions): Promise<Decoded> {
  const format = await detectFormat(source);
  return format.decode(source, options);
}

/** A zip is a workbook by its parts, else a shapefile unless it holds tables only. */
async function zipFormat(source: ByteSource): Promise<Format> {
  const shapefile = FORMATS.find((format) => format.id === 'shapefile') as Format;
  const names = await zipNames(source);
  if (isWorkbook(names)) return XLSX;
  const tables = names.some((name) => /\.(?:csv|tsv|txt)$/i.test(name));
  return tables && !names.some((name) => /\.(?:shp|dbf)$/i.test(name)) ? CSV : shapefile;
}

function isMarkup(head: Uint8Array): boolean {
  return head.find((byte) => ![0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d].includes(byte)) === 0x3c;
}

function unknownFormat(source: ByteSource, head: Uint8Array, expected: Format | undefined): Error {
  const formats = FORMATS.map((format) => `${format.label.en} (${format.extensions.join(' ')})`).join(', ');
  const formatsZh = FORMATS.map((format) => `${format.label.zh}(${format.extensions.join(' ')})`).join('、');
  const found: readonly [string, string] = isMarkup(head)
    ? ['网页或 XML', 'a web page or XML']
    : [`以 ${hexOf(head)} 开头的数据`, `data beginning with ${hexOf(head)}`];
  const wanted = expected === undefined ? ['已知格式', 'a known format'] : [expected.label.zh, expected.label.en];
  return inputError(
    'unknown-format',
    { file: source.name },
    [
      `文件 ${source.name} 应为${wanted[0]}，实际是${found[0]}`,
      `File ${source.name} should be ${wanted[1]}; it holds ${found[1]}`,
    ],
    [
      `能读的格式：${formatsZh}${isMarkup(head) ? '；下载得到网页通常是因为未登录或链接失效' : ''}`,
      `We read ${formats}${isMarkup(head) ? '; a download that gives a web page usually means a login or a dead link' : ''}`,
    ],
  );
}

function hexOf(head: Uint8Array): string {
  return [...head.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

function emptyFile(file: string): Error {
  return inputError(
    'empty-file',
    { file },
    [`文件 ${file} 是空的（0 字节）`, `File ${file} is empty (0 bytes)`],
    ['请重新导出或重新下载', 'Export or download it again'],
  );
}
