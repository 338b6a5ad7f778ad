import type { CandidateBase } from '../../plan-tables.ts';
import { shareOfDraws } from '../band-words.ts';
import { type Column, dataTable, figureColumn, headColumn, longColumn, textColumn } from '../data-table.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { type Page, villageLink } from '../report-page.ts';

/** Every candidate base in rank order. */
export function candidateSection(page: Page): Markup {
  const { tables, t, say } = page;
  const none = t(
    '没有候选基地：没有地块同时通过限值并达到所需等级。',
    'No candidate base: no parcel passes the limits and reaches the classes asked.',
  );
  return html`<section class="wide">
<h2 id="${page.anchor('candidates')}">${t('候选基地', 'Candidate bases')}</h2>
<p>${t('排序：', 'Order: ')}${say(tables.candidateRule.order)}${areaWords(page)}</p>
${
  tables.candidates.length === 0
    ? html`<p>${none}</p>`
    : dataTable(
        t(
          `候选基地 ${tables.candidates.length} 个，按名次`,
          `Candidate bases in rank order: ${tables.candidates.length}`,
        ),
        columnsOf(page),
        tables.candidates,
      )
}</section>
`;
}

function areaWords({ tables, t, figures, say }: Page): string {
  if (tables.isolation === null) {
    return t('。面积为毛面积，未扣隔离带。', '. Areas are gross: no isolation belt is subtracted.');
  }
  const { floorM, targetDeposit, source, floorSource, depositSource } = tables.isolation.rule;
  return t(
    `。净面积已扣隔离带：下限 ${figures.fixed(floorM, 1)} 米（${say(floorSource)}），沉积不超过田间用量的 ${targetDeposit} %（${say(depositSource)}）。${say(source)}。`,
    `. Net areas are without isolation belts: floor ${figures.fixed(floorM, 1)} m (${say(floorSource)}), deposit up to ${targetDeposit} % of the field rate (${say(depositSource)}). ${say(source)}.`,
  );
}

function columnsOf(page: Page): Column<CandidateBase>[] {
  const { t, figures, say } = page;
  return [
    figureColumn(t('名次', 'Rank'), ({ rank }) => figures.count(rank)),
    headColumn(t('编号', 'Id'), ({ id }) => html`<span class="id">${id}</span>`),
    textColumn(t('村', 'Village'), (base) => placeOf(page, base)),
    figureColumn(t('毛面积（亩）', 'Gross mu'), ({ grossAreaM2 }) => figures.mu(grossAreaM2)),
    ...(page.tables.isolation === null
      ? []
      : [figureColumn<CandidateBase>(t('净面积（亩）', 'Net mu'), ({ netAreaM2 }) => figures.mu(netAreaM2))]),
    figureColumn(t('公顷', 'ha'), ({ grossAreaM2 }) => figures.hectares(grossAreaM2)),
    figureColumn(t('适宜性', 'Suitability'), ({ suitability }) => figures.fixed(suitability, 3)),
    figureColumn(t('数据覆盖', 'Coverage'), ({ coverage }) => figures.share(coverage)),
    ...classColumns(page),
    ...bandColumns(page),
    ...difficultyColumns(page),
    longColumn(t('理由', 'Reason'), ({ reason }) => say(reason)),
  ];
}

/** One column for each class a candidate may hold, and one for land that passes only under conditions where there is any. */
function classColumns({ tables, t, figures }: Page): Column<CandidateBase>[] {
  const classes = (['S1', 'S2', 'S3'] as const).flatMap((name, k) => {
    const isHeld = tables.candidates.some(({ classAreaM2 }) => (classAreaM2[k] as number) > 0);
    if (!isHeld && !tables.candidateRule.classes.includes(name)) return [];
    return figureColumn<CandidateBase>(t(`${name}（亩）`, `${name} mu`), (base) => figures.mu(base.classAreaM2[k]));
  });
  if (tables.candidates.every(({ conditionalAreaM2 }) => conditionalAreaM2 === 0)) return classes;
  const head = t('有条件（亩）', 'Conditional, mu');
  return [...classes, figureColumn(head, ({ conditionalAreaM2 }) => figures.mu(conditionalAreaM2))];
}

function bandColumns(page: Page): Column<CandidateBase>[] {
  const { tables, t, figures } = page;
  if (tables.robustness === null) return [];
  const top = figures.count(tables.robustness.top);
  return [
    figureColumn(t('名次区间 P5–P95', 'Rank band P5–P95'), ({ band }) =>
      band === null ? figures.unknown : `${figures.count(band.low)}–${figures.count(band.high)}`,
    ),
    figureColumn(t(`进前 ${top} 名的抽样`, `Draws in the first ${top}`), ({ band }) =>
      band === null ? figures.unknown : shareOfDraws(page, band.topShare),
    ),
  ];
}

function difficultyColumns({ tables, t, figures }: Page): Column<CandidateBase>[] {
  if (tables.easyFirst === null) return [];
  return [
    figureColumn(t('难度', 'Difficulty'), ({ difficulty }) =>
      difficulty === null
        ? figures.unknown
        : `${figures.fixed(difficulty.value, 2)} (${figures.fixed(difficulty.low, 2)})`,
    ),
    figureColumn(t('先易名次', 'Easy rank'), ({ difficulty }) => figures.count(difficulty?.rank)),
  ];
}

function placeOf(page: Page, base: CandidateBase): Content {
  const village = page.tables.villages[base.village];
  if (village === undefined) return page.figures.unknown;
  return html`${villageLink(page, village)} <span class="quiet town">${page.name(village.town)}</span>`;
}
