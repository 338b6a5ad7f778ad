import { type Evidence, FAIL, type LimitAnswer, type LimitKind, type Sample } from '../../../suitability/exclusion.ts';
import { type Column, dataTable, figureColumn, headColumn, longColumn, textColumn } from '../data-table.ts';
import { limitWords, readingWords } from '../limit-words.ts';
import { type Content, html, type Markup } from '../markup.ts';
import type { Count } from '../plan-census.ts';
import type { Page } from '../report-page.ts';

interface Failure {
  readonly evidence: Evidence;
  readonly sample: Sample;
  readonly answer: LimitAnswer;
  readonly count: Count | undefined;
}

/** Every failing item of the evidence of one kind that failed, with the land that rests on it. */
export function failureTable(page: Page, kind: LimitKind): Markup {
  const { tables, census, t } = page;
  const rows = tables.evidence.flatMap((evidence, at): Failure[] => {
    if (evidence.kind !== kind || evidence.answer !== FAIL) return [];
    return evidence.samples.flatMap((sample) =>
      sample.answers
        .filter(({ answer }) => answer === FAIL)
        .map((answer) => ({ evidence, sample, answer, count: census.byEvidence[at] })),
    );
  });
  const caption = t(
    `超标 ${rows.length} 项；同一单元有几项超标时，各行的地块相同`,
    `Items that exceed their limit: ${rows.length}; where a unit fails several, its lines name the same parcels`,
  );
  return dataTable(caption, columnsOf(page), rows);
}

function columnsOf(page: Page): Column<Failure>[] {
  const { t, say, figures } = page;
  return [
    headColumn(t('单元', 'Unit'), ({ evidence }) => say(evidence.name)),
    textColumn(t('项目', 'Item'), ({ answer }) => say(answer.label)),
    figureColumn(t('原记录', 'As written'), ({ answer }) => (answer.asWritten === '' ? '—' : answer.asWritten)),
    figureColumn(t('限值', 'Limit'), ({ answer }) => limitWords(page, answer.limit)),
    textColumn(t('单位', 'Unit of value'), ({ answer }) => (answer.unit === '' ? '—' : figures.unit(answer.unit))),
    textColumn(t('标准与条款', 'Standard and clause'), ({ answer }) => `${answer.standard} ${say(answer.clause)}`),
    textColumn(t('样品', 'Sample'), ({ sample }) => html`<span class="id">${sample.id}</span><br/>${sample.date}`),
    longColumn(t('说明', 'Remarks'), (row) => remarks(page, row)),
    figureColumn(t('地块', 'Parcels'), ({ count }) => figures.count(count?.parcels)),
    figureColumn(t('亩', 'mu'), ({ count }) => figures.mu(count?.areaM2)),
  ];
}

function remarks(page: Page, { answer, sample }: Failure): Content {
  const { t, say, figures } = page;
  const lines: string[] = [];
  if (answer.reason !== undefined) lines.push(say(answer.reason));
  if (answer.readings !== undefined) {
    lines.push(
      `${t('两种读法：', 'read both ways: ')}${answer.readings.map((reading) => readingWords(page, reading)).join(t('；', '; '))}`,
    );
  }
  if (sample.composite !== undefined) {
    const { index, label } = sample.composite;
    lines.push(
      t(
        `综合指数 ${figures.fixed(index, 2)}（${say(label)}），不参与判定`,
        `composite index ${figures.fixed(index, 2)} (${say(label)}), not deciding`,
      ),
    );
  }
  if (lines.length === 0) return '—';
  return lines.map((line, k): Content => (k === 0 ? line : html`<br/>${line}`));
}
