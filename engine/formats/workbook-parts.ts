import { zipSync } from 'fflate';
import type { ByteSource } from './format.ts';
import { markUncomputed } from './uncomputed-formulas.ts';
import { brokenWorkbook, SAVE_AS_CSV, unreadWorkbook } from './workbook-errors.ts';
import { type ZipEntry, zipEntries } from './zip.ts';

/**
 * Bytes that the parts of a workbook may have together once unpacked; our own setting against zip bombs. Reading takes
 * about six times as much memory: 168 MB of parts (4 million cells) took 1.0 GB.
 */
const LARGEST_WORKBOOK = 2 ** 28;

/** Pictures, charts, comments and caches: they hold no cell and may be larger than all cells. */
const WITHOUT_CELLS =
  /^xl\/(?:media|drawings|charts|diagrams|embeddings|pivot\w*|externalLinks|ctrlProps|activeX|printerSettings|theme|tables|queryTables|slicers?\w*|threadedComments|calcChain|comments)\b|^xl\/comments\d*\.xml$|^customXml\//i;

const WORKSHEET = /\/worksheets\/[^/]+\.xml$/i;

/** Parts that end with the closing tag of their root, so that one cut short is seen. */
const CLOSED: readonly (readonly [part: RegExp, root: string])[] = [
  [WORKSHEET, 'worksheet'],
  [/\/sharedStrings\.xml$/i, 'sst'],
  [/\/workbook\.xml$/i, 'workbook'],
  [/\/styles\.xml$/i, 'styleSheet'],
];

/** Where the closing tag stands, seen from the end; comments of the writer may follow it. */
const TAIL = 1024;

/** Whether the names in a zip are those of a workbook of the Open Packaging Conventions (.xlsx, .xlsm, .xlsb). */
export function isWorkbook(names: readonly string[]): boolean {
  const plain = names.map(plainName);
  return plain.some((name) => /^\[content_types\]\.xml$/i.test(name)) && plain.some((name) => /^xl\//i.test(name));
}

/** Whether the first file of a zip, as far as its first bytes tell, is one that workbooks begin with. */
export function beginsAsWorkbook(head: Uint8Array): boolean {
  const name = new TextDecoder('windows-1252').decode(head.subarray(30, 30 + (head[26] ?? 0)));
  return /^(?:\[content_types\]\.xml|_rels[\\/]\.rels|docProps[\\/]|xl[\\/])/i.test(name);
}

/**
 * The parts of a workbook that hold cells, in a new zip without compression, so that whoever reads it inflates nothing;
 * formulas without a value are marked.
 * Throws `PlanningError` of kind `input`: `zip-too-large`, `broken-zip`, `broken-workbook`, `unread-workbook`.
 */
export async function workbookParts(source: ByteSource): Promise<{ bytes: Uint8Array; names: readonly string[] }> {
  let binary = false;
  const entries = await zipEntries(source, {
    largest: LARGEST_WORKBOOK,
    remedy: SAVE_AS_CSV,
    wants: (written) => {
      const name = plainName(written);
      binary ||= /^xl\/workbook\.bin$/i.test(name);
      return /\.(?:xml|rels)$/i.test(name) && !WITHOUT_CELLS.test(name);
    },
  });
  if (binary) throw unreadWorkbook(source.name, ['二进制工作簿（.xlsb）', 'a binary workbook (.xlsb)']);
  for (const entry of entries) refuseCutShort(source.name, entry);
  const files = Object.fromEntries(
    entries.map(({ name, bytes }) => [
      plainName(name),
      WORKSHEET.test(plainName(name)) ? markUncomputed(bytes) : bytes,
    ]),
  );
  return { bytes: zipSync(files, { level: 0 }), names: Object.keys(files) };
}

/** A size that the zip's directory understates cuts a part short, and its last rows would be missing unseen. */
function refuseCutShort(file: string, { name, bytes }: ZipEntry): void {
  const root = CLOSED.find(([part]) => part.test(`/${plainName(name)}`))?.[1];
  if (root === undefined) return;
  const tail = new TextDecoder('windows-1252').decode(bytes.subarray(-TAIL));
  if (new RegExp(`</(?:\\w+:)?${root}\\s*>|<(?:\\w+:)?${root}\\b[^<>]*/>`).test(tail)) return;
  throw brokenWorkbook(file, [
    `${name} 不完整，末尾应为 </${root}>（${bytes.length} 字节）`,
    `${name} is cut short, it should end with </${root}> (${bytes.length} bytes)`,
  ]);
}

/** Some writers separate folders by backslashes. */
function plainName(name: string): string {
  return name.replaceAll('\\', '/');
}
