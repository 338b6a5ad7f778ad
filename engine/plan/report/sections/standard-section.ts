import type { LocalText } from '../../../run/local-text.ts';
import type { Evidence } from '../../../suitability/exclusion.ts';
import { FAIL, type LimitAnswer, PASS, UNKNOWN } from '../../../suitability/exclusion.ts';
import { dataTable, figureColumn, headColumn, longColumn, textColumn } from '../data-table.ts';
import { html, type Markup } from '../markup.ts';
import type { Page } from '../report-page.ts';
import { confidenceWords, orDash } from '../report-words.ts';

/** Every standard the plan used with its clause, and the clauses that decided. */
export function standardSection(page: Page): Markup {
  const { tables, t, say, figures } = page;
  return html`<section>
<h2 id="${page.anchor('standards')}">${t('标准与条款', 'Standards and clauses')}</h2>
${dataTable(
  t('采用的标准与资料', 'Standards and documents used'),
  [
    headColumn(t('标准号', 'Standard'), ({ standard }) => orDash(standard)),
    textColumn(t('名称', 'Title'), ({ title }) => say(title)),
    longColumn(t('条款', 'Clause'), ({ clause }) => orDash(say(clause))),
    textColumn(t('有效', 'In force'), ({ validity }) => orDash(validity)),
    longColumn(t('数据来源', 'Source of the numbers'), ({ source }) => orDash(say(source))),
    textColumn(t('可信度', 'Confidence'), ({ confidence }) => confidenceWords(page, confidence)),
    textColumn(t('文件', 'File'), ({ file }) => html`<span class="id">${file}</span>`),
  ],
  tables.standards,
)}
<h3>${t('实际作出判定的条款', 'Clauses that decided')}</h3>
<p>${t(
    '每份样品的每个项目计一次；“仅作对照”的标准从不作出判定，只记高于其值的项目。',
    'Each item of each sample counts once; standards marked “comparison only” never decide and count only what lies above them.',
  )}</p>
${dataTable(
  t('各条款的判定次数', 'Answers by clause'),
  [
    headColumn(t('标准号', 'Standard'), ({ standard }) => standard),
    longColumn(t('条款', 'Clause'), ({ clause }) => say(clause)),
    figureColumn(t('符合', 'Meets'), ({ answers, decides }) => (decides ? figures.count(answers[PASS]) : '—')),
    figureColumn(t('超标', 'Exceeds'), ({ answers }) => figures.count(answers[FAIL])),
    figureColumn(t('未知', 'Unknown'), ({ answers }) => figures.count(answers[UNKNOWN])),
    textColumn(t('作用', 'Use'), ({ decides }) => (decides ? t('判定', 'decides') : t('仅作对照', 'comparison only'))),
  ],
  decidingClauses(tables.evidence),
)}</section>
`;
}

interface ClauseCount {
  readonly standard: string;
  readonly clause: LocalText;
  readonly decides: boolean;
  /** Answers by `UNKNOWN`, `PASS`, `FAIL`. */
  readonly answers: [number, number, number];
}

/** Every standard and clause that answered, in the order met; those shown for comparison last. */
function decidingClauses(evidence: readonly Evidence[]): ClauseCount[] {
  const found = new Map<string, ClauseCount>();
  const count = (answer: LimitAnswer, decides: boolean) => {
    const key = `${decides}|${answer.standard}|${answer.clause.zh}`;
    const row = found.get(key) ?? { standard: answer.standard, clause: answer.clause, decides, answers: [0, 0, 0] };
    row.answers[answer.answer]++;
    found.set(key, row);
  };
  for (const { samples } of evidence) {
    for (const { answers, comparison } of samples) {
      for (const answer of answers) count(answer, true);
      for (const answer of comparison ?? []) count(answer, false);
    }
  }
  return [...found.values()].sort((a, b) => Number(b.decides) - Number(a.decides));
}
