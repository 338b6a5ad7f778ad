import { unzipSync } from 'fflate';
import { allBytes } from './byte-source.ts';
import type { ByteSource } from './format.ts';
import { inputError, type Wording } from './input-error.ts';

/** One file of a zip, its name repaired. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Uncompressed bytes a zip may hold before it is refused; our own setting against zip bombs. */
const LARGEST = 2 ** 31;

/** What to take out of a zip. */
export interface ZipWish {
  /** Files to unpack, by name; all when absent. */
  readonly wants?: (name: string) => boolean;
  /** Bytes that these may have together once unpacked, as the zip's directory states them. */
  readonly largest?: number;
  /** What to do when they have more. */
  readonly remedy?: Wording;
}

/** Whether the first bytes are a zip's. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));
}

/**
 * The files of a zip; names that Chinese Windows wrote in GBK without the UTF-8 flag are repaired.
 * Throws `PlanningError`: `broken-zip`, `zip-too-large`.
 */
export async function zipEntries(source: ByteSource, wish: ZipWish = {}): Promise<ZipEntry[]> {
  const { wants = () => true, largest = LARGEST, remedy = ['请拆成几个文件', 'Split it into several files'] } = wish;
  const bytes = await allBytes(source);
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\._)/.test(name) || !wants(name)) return false;
        total += originalSize;
        return total <= largest;
      },
    });
    if (total > largest) throw tooLarge({ file: source.name, total, largest, remedy });
    return Object.entries(files).map(([name, content]) => ({ name: repairedName(name), bytes: content }));
  } catch (error) {
    if (total > largest) throw error;
    throw inputError(
      'broken-zip',
      { file: source.name },
      [
        `压缩包 ${source.name} 打不开（${source.byteLength} 字节）：${String(error)}`,
        `Zip ${source.name} cannot be opened (${source.byteLength} bytes): ${String(error)}`,
      ],
      ['请重新压缩或重新下载', 'Zip it again or download it again'],
    );
  }
}

/** The names in a zip, without unpacking it; empty when it cannot be opened. */
export async function zipNames(source: ByteSource): Promise<string[]> {
  const names: string[] = [];
  try {
    unzipSync(await allBytes(source), {
      filter: ({ name }) => {
        names.push(repairedName(name));
        return false;
      },
    });
  } catch {
    return [];
  }
  return names;
}

/** A name whose characters are all below 256 may be GBK bytes read as Latin-1. */
function repairedName(name: string): string {
  const codes = Uint8Array.from(name, (character) => character.charCodeAt(0));
  const latin = [...name].every((character) => character.charCodeAt(0) < 256);
  if (!latin || codes.every((code) => code < 128)) return name;
  for (const label of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(codes);
    } catch {
      // Not written in this encoding: the next one is tried.
    }
  }
  return name;
}

function tooLarge(zip: { file: string; total: number; largest: number; remedy: Wording }): Error {
  const { file, total, largest, remedy } = zip;
  return inputError(
    'zip-too-large',
    { file },
    [
      `压缩包 ${file} 解开后至少有 ${total} 字节，上限 ${largest}`,
      `Zip ${file} unpacks to ${total} bytes or more, the limit is ${largest}`,
    ],
    remedy,
  );
}
