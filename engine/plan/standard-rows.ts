import type { LocalText } from '../run/local-text.ts';
import type { StandardRow } from './judgement-rows.ts';

/** A document of limits, targets or coefficients as it was read, before anything is taken from it. */
export interface ReadDocument {
  readonly file: string;
  readonly content: unknown;
}

const NOTHING: LocalText = { zh: '', en: '' };

interface Head {
  readonly standard?: string;
  readonly title?: LocalText;
  readonly effective?: string;
  readonly source?: string | LocalText;
  readonly confidence?: string;
  readonly editions?: readonly {
    readonly standard: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

/** One row per document and clause it names, in the order read; a document without clauses has one row without. */
export function standardRows(documents: readonly ReadDocument[]): StandardRow[] {
  return documents.flatMap(({ file, content }): StandardRow[] => {
    const head = content as Head;
    const editions = head.editions ?? [];
    const name = file.slice(file.lastIndexOf('/') + 1);
    const row = {
      standard: head.standard ?? [...new Set(editions.map((edition) => edition.standard))].join(', '),
      title: head.title ?? { zh: name, en: name },
      validity: head.effective ?? editions.map(({ from, to }) => `${from ?? '…'} – ${to ?? '…'}`).join('; '),
      source: typeof head.source === 'string' ? { zh: head.source, en: head.source } : (head.source ?? NOTHING),
      confidence: typeof head.confidence === 'string' ? head.confidence : '',
      file: name,
    };
    const clauses = clausesIn(content);
    if (clauses.length === 0) return [{ ...row, clause: NOTHING }];
    return clauses.map(({ clause, confidence, standard }) => ({
      ...row,
      standard: standard ?? row.standard,
      clause,
      confidence: confidence ?? row.confidence,
    }));
  });
}

interface Clause {
  readonly clause: LocalText;
  readonly confidence: string | undefined;
  /** Edition it stands in, where the document holds several. */
  readonly standard: string | undefined;
}

/** Every different `clause` of a document with the confidence that stands beside it. */
function clausesIn(content: unknown): Clause[] {
  const found = new Map<string, Clause>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const entry of value) look(entry);
      return;
    }
    const { clause, confidence, standard } = value as Readonly<Record<string, unknown>>;
    if (isLocalText(clause)) {
      const entry = { clause, confidence: textOr(confidence), standard: textOr(standard) };
      found.set(JSON.stringify(entry), entry);
    }
    for (const entry of Object.values(value)) look(entry);
  };
  look(content);
  return [...found.values()];
}

function textOr(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isLocalText(value: unknown): value is LocalText {
  if (typeof value !== 'object' || value === null) return false;
  const { zh, en } = value as { zh?: unknown; en?: unknown };
  return typeof zh === 'string' && typeof en === 'string';
}
