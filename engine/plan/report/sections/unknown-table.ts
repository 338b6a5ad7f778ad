import type { LocalText } from '../../../run/local-text.ts';
import { text } from '../../../run/local-text.ts';
import { type Evidence, type LimitKind, UNKNOWN } from '../../../suitability/exclusion.ts';
import type { PlanTables } from '../../plan-tables.ts';
import { dataTable, figureColumn, headColumn, textColumn } from '../data-table.ts';
import type { Markup } from '../markup.ts';
import type { Count, PlanCensus } from '../plan-census.ts';
import type { Page } from '../report-page.ts';

/** More reasons than this are summed up in one line, so that the report stays readable. */
const LISTED = 30;

const NOT_MEASURED = text('未测', 'not measured');
const NO_EVIDENCE = text('没有对应的依据', 'no evidence belongs to the parcel');
const OTHER = text('其他原因', 'other reasons');

interface Reason {
  readonly words: LocalText;
  /** Items without an answer for this reason, with the number of units. */
  readonly items: Map<string, { readonly label: LocalText; units: number }>;
  units: number;
  readonly count: Count;
}

/** Evidence of one kind without an answer, by reason; a unit with several reasons counts under each. */
export function unknownTable(page: Page, kind: LimitKind): Markup {
  const { tables, census, t, say, figures } = page;
  const rows = reasonsOf(tables, census, kind);
  const itemWords = ({ items }: Reason) =>
    [...items.values()]
      .sort((a, b) => b.units - a.units)
      .map(({ label, units }) => `${say(label)} ${figures.count(units)}`)
      .join(t('、', ', '));
  return dataTable(
    t(
      '没有结论的，按原因；一个单元有几个原因时各计一次',
      'Without an answer, by reason; a unit with several reasons counts under each',
    ),
    [
      headColumn<Reason>(t('原因', 'Reason'), (row) => say(row.words)),
      textColumn<Reason>(t('项目（单元数）', 'Items (units)'), (row) => itemWords(row) || '—'),
      figureColumn<Reason>(t('单元', 'Units'), (row) => (row.units === 0 ? '—' : figures.count(row.units))),
      figureColumn<Reason>(t('地块', 'Parcels'), (row) => figures.count(row.count.parcels)),
      figureColumn<Reason>(t('亩', 'mu'), (row) => figures.mu(row.count.areaM2)),
    ],
    rows,
  );
}

function reasonsOf({ evidence }: PlanTables, { byEvidence, withoutEvidence }: PlanCensus, kind: LimitKind): Reason[] {
  const found = new Map<string, Reason>();
  for (const [at, entry] of evidence.entries()) {
    if (entry.kind !== kind || entry.answer !== UNKNOWN) continue;
    const own = reasonsOfEvidence(entry);
    for (const { words, items } of own) {
      const reason = found.get(words.zh) ?? { words, items: new Map(), units: 0, count: { parcels: 0, areaM2: 0 } };
      reason.units++;
      reason.count.parcels += byEvidence[at]?.parcels ?? 0;
      reason.count.areaM2 += byEvidence[at]?.areaM2 ?? 0;
      for (const [item, label] of items) {
        const known = reason.items.get(item) ?? { label, units: 0 };
        known.units++;
        reason.items.set(item, known);
      }
      found.set(words.zh, reason);
    }
  }
  const rows = [...found.values()].sort((a, b) => b.count.areaM2 - a.count.areaM2);
  const none = withoutEvidence.get(kind);
  if (none !== undefined && none.parcels > 0) {
    rows.push({ words: NO_EVIDENCE, items: new Map(), units: 0, count: none });
  }
  return rows.length <= LISTED ? rows : [...rows.slice(0, LISTED - 1), summed(rows.slice(LISTED - 1))];
}

/** Why one piece of evidence has no answer: its own reason without samples, else one for each reason of its items. */
function reasonsOfEvidence(entry: Evidence): { words: LocalText; items: Map<string, LocalText> }[] {
  const open = entry.samples.flatMap(({ answers }) => answers.filter(({ answer }) => answer === UNKNOWN));
  if (open.length === 0) return [{ words: withoutId(entry.reason, entry.id), items: new Map() }];
  const byWords = new Map<string, { words: LocalText; items: Map<string, LocalText> }>();
  for (const { item, label, reason } of open) {
    const words = withoutId(reason ?? NOT_MEASURED, entry.id);
    const group = byWords.get(words.zh) ?? { words, items: new Map() };
    group.items.set(item, label);
    byWords.set(words.zh, group);
  }
  return [...byWords.values()];
}

/** The reason without the unit it names, so that equal reasons fall together. */
function withoutId({ zh, en }: LocalText, id: string): LocalText {
  if (id === '') return { zh, en };
  const plain = (words: string, gap: string) => words.replaceAll(` ${id} `, gap).replaceAll(id, '…');
  return { zh: plain(zh, ''), en: plain(en, ' ') };
}

function summed(rows: readonly Reason[]): Reason {
  return {
    words: OTHER,
    items: new Map(),
    units: rows.reduce((sum, row) => sum + row.units, 0),
    count: {
      parcels: rows.reduce((sum, row) => sum + row.count.parcels, 0),
      areaM2: rows.reduce((sum, row) => sum + row.count.areaM2, 0),
    },
  };
}
