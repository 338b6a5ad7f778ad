import type { LandGradeRow, NutrientRow } from '../../judgement-rows.ts';
import { CLASS_NAMES, type VillageRow } from '../../plan-tables.ts';
import { type Content, html, type Markup, NOTHING } from '../markup.ts';
import type { Page } from '../report-page.ts';

/** Nutrients in every table that grades them, the cultivated-land grade, and classes for groups of crops. */
export function fertilityPart(page: Page, village: VillageRow): Markup {
  const { t } = page;
  const parts = [nutrients(page, village.nutrients), landGrade(page, village.landGrade), cropGroups(page, village)];
  return html`<div class="part"><h4>${t('肥力与作物', 'Fertility and crops')}</h4>
${parts}</div>
`;
}

function nutrients({ t, say, figures }: Page, rows: readonly NutrientRow[]): Content {
  if (rows.length === 0)
    return html`<p>${t('养分：未知', 'Nutrients: unknown')}</p>
`;
  const tables = [...new Map(rows.flatMap(({ grades }) => grades).map(({ table }) => [table.zh, table])).values()];
  const heads = tables.map((table) => html`<th scope="col">${say(table)}</th>`);
  const gradeWords = ({ grade, level, of }: NutrientRow['grades'][number]) =>
    grade === null || level === null ? figures.unknown : `${say(level)} (${grade}/${of})`;
  const body = rows.map((row) => {
    const cells = tables.map(({ zh }) => {
      const grade = row.grades.find(({ table }) => table.zh === zh);
      return html`<td>${grade === undefined ? '—' : gradeWords(grade)}</td>`;
    });
    return html`<tr><th scope="row">${say(row.label)}</th><td class="n">${figures.value(row.value, row.unit)}</td>${cells}</tr>
`;
  });
  return html`<table class="small"><thead><tr><th scope="col">${t('养分', 'Nutrient')}</th><th scope="col" class="n">${t('平均', 'Mean')}</th>${heads}</tr></thead><tbody>${body}</tbody></table>
`;
}

function landGrade({ t, say, figures }: Page, row: LandGradeRow | null): Content {
  const head = t('耕地质量等级：', 'Cultivated-land grade: ');
  if (row === null)
    return html`<p>${head}${figures.unknown}</p>
`;
  const { best, worst, low, high, coverage, missing } = row;
  const grade = best === worst ? String(best) : `${best}–${worst}`;
  const words = t(
    `${grade} 等，综合指数 ${figures.fixed(low, 2)}–${figures.fixed(high, 2)}，权重覆盖 ${figures.share(coverage)}`,
    `${grade}, integrated index ${figures.fixed(low, 2)}–${figures.fixed(high, 2)}, ${figures.share(coverage)} of the weights covered`,
  );
  const lacking = missing.map(say).join(t('、', ', '));
  return html`<p>${head}${words}${
    lacking === '' ? '' : html`<br/><span class="quiet">${t('缺：', 'without data: ')}${lacking}</span>`
  }</p>
`;
}

function cropGroups({ tables, t, say, figures }: Page, { cropGroups: rows }: VillageRow): Content {
  if (rows.length === 0) return NOTHING;
  const heads = [...CLASS_NAMES.slice(1), figures.unknown, t('不确定', 'unsure')].map(
    (head) => html`<th scope="col" class="n">${head}</th>`,
  );
  const body = rows.map(({ id, areaM2, unsureM2 }) => {
    const label = tables.parcels.cropGroups.find((group) => group.id === id)?.label;
    const [unknown, ...classes] = areaM2;
    const cells = [...classes, unknown, unsureM2].map((area) => html`<td class="n">${figures.mu(area)}</td>`);
    return html`<tr><th scope="row">${label === undefined ? id : say(label)}</th>${cells}</tr>
`;
  });
  const note = t(
    '亩；“不确定”为盐分换算方法不同、等级随之改变的面积',
    'mu; “unsure” is land whose class changes with the salt conversion',
  );
  return html`<table class="small"><thead><tr><th scope="col">${t('作物组', 'Crop group')}</th>${heads}</tr></thead><tbody>${body}</tbody></table>
<p class="quiet">${note}</p>
`;
}
