import type { EncodingDecision } from '../layer/layer.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';

/** What is known about the encoding of a text, strongest evidence first. */
export interface EncodingEvidence {
  /** Declared by the user. */
  readonly declared?: string | undefined;
  /** DBF language byte; 0x4D is code page 936. */
  readonly languageByte?: number | undefined;
  /** Content of a `.cpg` file. */
  readonly codePageFile?: string | undefined;
}

/** A decision and, when the evidence disagreed with the bytes, what it had said. */
export interface DecidedEncoding extends EncodingDecision {
  /** Evidence that was overruled, in its own words; `null` when none was. */
  readonly overruled: string | null;
}

/** Multi-byte UTF-8 sequences above which a text that is valid UTF-8 is taken for nothing else; our own setting. */
const CONVINCING = 8;

const LANGUAGE_BYTES: ReadonlyMap<number, string> = new Map([
  [0x4d, 'gb18030'],
  [0x7a, 'gb18030'],
  [0x4f, 'big5'],
  [0x78, 'big5'],
  [0x13, 'shift_jis'],
  [0x4e, 'euc-kr'],
]);

/**
 * Decides the encoding of texts (each sample whole or cut at its end): declared, then a mark of UTF-16, language byte, `.cpg`,
 * then the bytes (valid UTF-8, else GB18030 when its pairs look Chinese, else Western European). The bytes overrule
 * the file's own evidence where they contradict it, never the user.
 */
export function decideEncoding(samples: readonly Uint8Array[], evidence: EncodingEvidence): DecidedEncoding {
  const { declared, languageByte, codePageFile } = evidence;
  if (declared !== undefined) {
    return { encoding: knownLabel(declared) ?? declared, reason: `declared ${declared}`, overruled: null };
  }
  const marked = byMark(samples[0]);
  if (marked !== null) return { ...marked, overruled: null };
  const utf8 = utf8Strength(samples);
  const byLanguage = languageByte === undefined ? undefined : LANGUAGE_BYTES.get(languageByte);
  const byteName = `language byte 0x${(languageByte ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
  const byFile = codePageFile === undefined ? undefined : knownLabel(codePageFile);
  const claim = byLanguage ?? byFile;
  const source = byLanguage === undefined ? `.cpg says ${codePageFile?.trim()}` : byteName;
  if (claim === undefined) return { ...byBytes(samples, utf8), overruled: null };
  if (claim === 'utf-8' && utf8 < 0) return { ...byBytes(samples, utf8), overruled: source };
  if (claim !== 'utf-8' && utf8 >= CONVINCING) return { ...byBytes(samples, utf8), overruled: source };
  return { encoding: claim, reason: source, overruled: null };
}

/**
 * A decoder for a decided encoding; wrong bytes become U+FFFD. Throws `PlanningError` of kind `usage`, code
 * `unknown-encoding`, when the platform does not know the label.
 */
export function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    throw new PlanningError('usage', 'unknown-encoding', {
      text: text(`不认识的文字编码：${encoding}`, `Unknown text encoding: ${encoding}`),
      remedy: text(
        '可用：utf-8、gb18030（含 GBK、936）、big5 等',
        'Use utf-8, gb18030 (also GBK, 936), big5 and the like',
      ),
    });
  }
}

/** UTF-16 by its byte order mark, as Excel saves "Unicode text"; null without one. */
function byMark(sample: Uint8Array | undefined): EncodingDecision | null {
  const [first, second] = sample ?? [];
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', reason: 'byte order mark FF FE' };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', reason: 'byte order mark FE FF' };
  return null;
}

function byBytes(samples: readonly Uint8Array[], utf8: number): EncodingDecision {
  if (utf8 === 0) return { encoding: 'utf-8', reason: 'only ASCII bytes' };
  if (utf8 > 0) return { encoding: 'utf-8', reason: 'bytes are valid UTF-8' };
  if (samples.every((sample) => decodes(sample, 'gb18030')) && chineseShare(samples) >= 0.5) {
    return { encoding: 'gb18030', reason: 'bytes are not UTF-8 but valid GB18030' };
  }
  return { encoding: 'windows-1252', reason: 'bytes are neither UTF-8 nor Chinese; taken for Western European' };
}

/** Multi-byte sequences when every sample is valid UTF-8, -1 when one is not; a cut at the end is forgiven. */
function utf8Strength(samples: readonly Uint8Array[]): number {
  if (!samples.every((sample) => decodes(sample, 'utf-8'))) return -1;
  let count = 0;
  for (const sample of samples) for (let k = 0; k < sample.length; k++) if ((sample[k] as number) >= 0xc0) count++;
  return count;
}

function decodes(sample: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Share of high bytes that are followed by a byte of 0xA1 or more: nearly all in Chinese text, where the second byte
 * of a GB 2312 pair lies there; nearly none where single accented letters stand among ASCII ones.
 */
function chineseShare(samples: readonly Uint8Array[]): number {
  let pairs = 0;
  let all = 0;
  for (const sample of samples) {
    for (let k = 0; k < sample.length; k++) {
      if ((sample[k] as number) < 0x81) continue;
      all++;
      if ((sample[++k] ?? 0) >= 0xa1) pairs++;
    }
  }
  return all === 0 ? 0 : pairs / all;
}

/** The decoder's name for what people write: `936`, `CP936`, `GB2312`, `ANSI 936`, `OEM`, `UTF8`, `65001`, `88591`. */
function knownLabel(written: string): string | undefined {
  const label = written
    .trim()
    .toLowerCase()
    .replace(/^(?:ansi|cp|ms|windows|codepage)?[\s_-]*(?=936$|54936$)/, '');
  if (/^(?:936|54936|gbk|gb-?2312|gb-?18030|oem|chinese)$/.test(label)) return 'gb18030';
  if (/^(?:utf-?8|65001)$/.test(label)) return 'utf-8';
  const iso = /^(?:iso[\s_-]?)?8859[\s_-]?(\d{1,2})$/.exec(label);
  const windows = /^(?:ansi|cp|windows)?[\s_-]?(125\d)$/.exec(label);
  const name = iso === null ? (windows === null ? label : `windows-${windows[1]}`) : `iso-8859-${iso[1]}`;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}
