import type { LocalText } from '../../../run/local-text.ts';
import { FAIL, type LimitAnswer, type LimitKind, type LimitReading } from '../../../suitability/exclusion.ts';
import { dataTable, figureColumn, headColumn, textColumn } from '../data-table.ts';
import { answerWords } from '../limit-words.ts';
import type { Markup } from '../markup.ts';
import type { Count } from '../plan-census.ts';
import type { Page } from '../report-page.ts';

interface OpenReading {
  readonly item: LocalText;
  readonly reading: LimitReading;
  readonly answer: number;
  units: number;
  readonly count: Count;
}

/** Evidence that did not fail although another reading of an item gives another answer, by item and reading. */
export function readingTable(page: Page, kind: LimitKind): Markup {
  const { t, say, figures } = page;
  return dataTable(
    t(
      '没有超标，但换一种读法结论不同；一个单元有几项时各计一次',
      'Not excluded, yet another reading gives another answer; a unit counts once for each item',
    ),
    [
      headColumn(t('项目', 'Item'), ({ item }) => say(item)),
      textColumn(t('采用的结论', 'Answer taken'), ({ answer }) => answerWords(page, answer)),
      textColumn(t('另一种读法', 'The other reading'), ({ reading }) => say(reading.label)),
      textColumn(t('其结论', 'Its answer'), ({ reading }) => answerWords(page, reading.answer)),
      figureColumn(t('单元', 'Units'), ({ units }) => figures.count(units)),
      figureColumn(t('地块', 'Parcels'), ({ count }) => figures.count(count.parcels)),
      figureColumn(t('亩', 'mu'), ({ count }) => figures.mu(count.areaM2)),
    ],
    openReadings(page, kind),
  );
}

function openReadings({ tables, census }: Page, kind: LimitKind): OpenReading[] {
  const found = new Map<string, OpenReading>();
  for (const [at, entry] of tables.evidence.entries()) {
    if (entry.kind !== kind || entry.answer === FAIL) continue;
    const own = new Map(
      entry.samples.flatMap(({ answers }) => answers.flatMap(otherReadings)).map((row) => [keyOf(row), row]),
    );
    for (const [key, row] of own) {
      const known = found.get(key) ?? { ...row, units: 0, count: { parcels: 0, areaM2: 0 } };
      known.units++;
      known.count.parcels += census.byEvidence[at]?.parcels ?? 0;
      known.count.areaM2 += census.byEvidence[at]?.areaM2 ?? 0;
      found.set(key, known);
    }
  }
  return [...found.values()].sort((a, b) => b.count.areaM2 - a.count.areaM2);
}

type OtherReading = Pick<OpenReading, 'item' | 'reading' | 'answer'>;

function otherReadings({ label, answer, readings }: LimitAnswer): OtherReading[] {
  const differing = (readings ?? []).filter((reading) => reading.answer !== answer);
  return differing.map((reading) => ({ item: label, reading, answer }));
}

function keyOf({ item, reading, answer }: OtherReading): string {
  return `${item.zh}|${answer}|${reading.label.zh}|${reading.answer}`;
}
