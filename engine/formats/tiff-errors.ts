import type { PlanningError } from '../run/planning-error.ts';
import type { ByteSource } from './format.ts';
import { inputError, type Wording } from './input-error.ts';

const FETCH_AGAIN: Wording = [
  '请重新下载或复制该文件，并核对文件大小',
  'Download or copy the file again and compare its size',
];

const WRITE_AGAIN: Wording = [
  '文件可能损坏：请重新下载，或用 gdal_translate 重新生成',
  'The file may be damaged: download it again, or rewrite it with gdal_translate',
];

/** The error for a TIFF in which `what` needs the file to have `needed` bytes. */
export function truncated(source: ByteSource, needed: number, what?: Wording): PlanningError {
  const [zh, en] = what === undefined ? ['', ''] : [`${what[0]}：`, `${what[1]}: `];
  return inputError(
    'truncated-raster',
    { file: source.name },
    [
      `栅格 ${source.name} 不完整：${zh}应至少有 ${needed} 字节，实际 ${source.byteLength} 字节`,
      `Raster ${source.name} is cut short: ${en}at least ${needed} bytes expected, ${source.byteLength} found`,
    ],
    FETCH_AGAIN,
  );
}

/** The error for a TIFF whose tags contradict each other, the file's length or the TIFF specification. */
export function damaged(file: string, what: Wording, remedy: Wording = WRITE_AGAIN): PlanningError {
  return inputError(
    'damaged-raster',
    { file },
    [`栅格 ${file} 的内容自相矛盾：${what[0]}`, `Raster ${file} contradicts itself: ${what[1]}`],
    remedy,
  );
}

/** The error for a block whose bytes do not give its cells. */
export function unreadable(file: string, block: Wording, why: Wording): PlanningError {
  return inputError(
    'unreadable-block',
    { file },
    [`栅格 ${file} 的${block[0]}无法解码：${why[0]}`, `Raster ${file}: ${block[1]} cannot be decoded: ${why[1]}`],
    WRITE_AGAIN,
  );
}
