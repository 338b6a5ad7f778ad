import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { LocalText } from '../engine/index.ts';

/** Head of a file of limit values or targets, as `wotu list standards` tells it. */
export interface StandardHead {
  readonly file: string;
  /** Number of the standard, or of each edition; empty for data that is no standard. */
  readonly standard: string;
  readonly title: LocalText;
  /** Clauses and tables the figures stand in; empty when the file names none. */
  readonly clauses: readonly LocalText[];
  /** ISO dates the editions hold from; empty when the file gives none. */
  readonly validity: string;
  /** Where the figures were read. */
  readonly source: LocalText;
  /** How sure the figures are: how many entries of the file say so, by word. */
  readonly confidence: Readonly<Record<string, number>>;
}

type Words = string | LocalText;

interface StandardFile {
  readonly standard?: string;
  readonly title?: LocalText;
  readonly formula?: string;
  readonly effective?: string;
  readonly source?: Words;
  readonly note?: Words;
  readonly editions?: readonly {
    readonly standard: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

const FOLDER = new URL('../../data/standards/', import.meta.url);

/** Path of a document of the embedded standards. */
export function standardPath(name: string): string {
  return fileURLToPath(new URL(name, FOLDER));
}

/** A document of the embedded standards as parsed JSON. */
export async function standardDocument(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, FOLDER), 'utf8'));
}

/** Every file of the embedded standards, in name order. */
export async function standards(): Promise<StandardHead[]> {
  const names = (await readdir(fileURLToPath(FOLDER))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => headOf(name, (await standardDocument(name)) as StandardFile)));
}

function headOf(file: string, content: StandardFile): StandardHead {
  const editions = content.editions ?? [];
  const name = content.formula ?? file;
  const clauses = new Map<string, LocalText>();
  const confidence: Record<string, number> = {};
  for (const [key, value] of entriesWithin(content)) {
    if (key === 'clause') clauses.set(JSON.stringify(value), inBoth(value as Words));
    if (key === 'confidence' && typeof value === 'string') confidence[value] = (confidence[value] ?? 0) + 1;
  }
  return {
    file,
    standard: content.standard ?? [...new Set(editions.map((edition) => edition.standard))].join(', '),
    title: content.title ?? { zh: name, en: name },
    clauses: [...clauses.values()],
    validity: content.effective ?? editions.map(({ from, to }) => `${from ?? '…'} – ${to ?? '…'}`).join('; '),
    source: inBoth(content.source ?? content.note ?? ''),
    confidence,
  };
}

/** Every key and value of a document, at any depth. */
function* entriesWithin(value: unknown): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (!Array.isArray(value)) yield [key, part];
    yield* entriesWithin(part);
  }
}

function inBoth(words: Words): LocalText {
  return typeof words === 'string' ? { zh: words, en: words } : words;
}
