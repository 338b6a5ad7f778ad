import { unzipSync } from 'fflate';
import { allBytes } from './byte-source.ts';
import type { ByteSource } from './format.ts';
import { inputError } from './input-error.ts';

/** One file of a zip, its name repaired. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Uncompressed bytes a zip may hold before it is refused; our own setting against zip bombs. */
const LARGEST = 2 ** 31;

/** Whether the first bytes are a zip's. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));
}

/**
 * The files of a zip; names that Chinese Windows wrote in GBK without the UTF-8 flag are repaired.
 * Throws `PlanningError`: `broken-zip`, `zip-too-large`.
 */
export async function zipEntries(source: ByteSource): Promise<ZipEntry[]> {
  const bytes = await allBytes(source);
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\._)/.test(name)) return false;
        total += originalSize;
        return total <= LARGEST;
      },
    });
    if (total > LARGEST) throw tooLarge(source.name, total);
    return Object.entries(files).map(([name, content]) => ({ name: repairedName(name), bytes: content }));
  } catch (error) {
    if (total > LARGEST) throw error;
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

function tooLarge(file: string, total: number): Error {
  return inputError(
    'zip-too-large',
    { file },
    [
      `压缩包 ${file} 解开后有 ${total} 字节，上限 ${LARGEST}`,
      `Zip ${file} unpacks to ${total} bytes, the limit is ${LARGEST}`,
    ],
    ['请拆成几个文件', 'Split it into several files'],
  );
}
