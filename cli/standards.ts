import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { LocalText } from '../engine/index.ts';

/** Head of a file of limit values or targets, as `wotu list standards` tells it. */
export interface StandardHead {
  readonly file: string;
  /** Number of the standard, or of each edition; empty for data that is no standard. */
  readonly standard: string;
  readonly title: LocalText;
  /** ISO dates the editions hold from; empty when the file gives none. */
  readonly validity: string;
  /** Where the figures were read and how sure they are. */
  readonly source: string;
}

interface StandardFile {
  readonly standard?: string;
  readonly title?: LocalText;
  readonly formula?: string;
  readonly effective?: string;
  readonly confidence?: string;
  readonly source?: string;
  readonly editions?: readonly {
    readonly standard: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

/** Every file of the embedded standards, in name order. */
export async function standards(): Promise<StandardHead[]> {
  const folder = new URL('../../data/standards/', import.meta.url);
  const names = (await readdir(fileURLToPath(folder))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => headOf(name, JSON.parse(await readFile(new URL(name, folder), 'utf8')))),
  );
}

function headOf(file: string, content: StandardFile): StandardHead {
  const editions = content.editions ?? [];
  const name = content.formula ?? file;
  return {
    file,
    standard: content.standard ?? [...new Set(editions.map((edition) => edition.standard))].join(', '),
    title: content.title ?? { zh: name, en: name },
    validity: content.effective ?? editions.map(({ from, to }) => `${from ?? '…'} – ${to ?? '…'}`).join('; '),
    source: [content.source, content.confidence].filter((part) => part !== undefined).join(' · '),
  };
}
