import { AGGREGATIONS } from '../../../suitability/aggregations/index.ts';
import { CLASS_NAMES, type VillageRow } from '../../plan-tables.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import type { Page } from '../report-page.ts';

/** The same land by other ways of combining criteria, with a remark where their classes disagree. */
export function rulesPart(page: Page, { rules }: VillageRow): Markup {
  const { t, figures } = page;
  if (rules.length === 0) return NOTHING;
  const title = html`<h4>${t('换一种综合方法', 'By other rules')}</h4>`;
  if (rules.every(({ suitabilityClass }) => suitabilityClass === 0)) {
    return html`<div class="part">${title}<p>${t('没有已评分的地块，等级未知', 'No scored parcel: classes unknown')}</p></div>
`;
  }
  const rows = rules.map(
    ({ rule, index, suitabilityClass }) =>
      html`<tr><th scope="row">${ruleWords(page, rule)}</th><td class="n">${figures.fixed(index, 3)}</td><td>${
        suitabilityClass === 0 ? figures.unknown : CLASS_NAMES[suitabilityClass as 1]
      }</td></tr>
`,
  );
  return html`<div class="part">${title}
<table class="small"><thead><tr><th scope="col">${t('方法', 'Rule')}</th><th scope="col" class="n">${t('指数', 'Index')}</th><th scope="col">${t('等级', 'Class')}</th></tr></thead><tbody>${rows}</tbody></table>
${disagreement(page, rules)}</div>
`;
}

/** Said only where known classes differ. */
function disagreement({ t }: Page, rules: VillageRow['rules']): Markup {
  const classes = [...new Set(rules.map((row) => row.suitabilityClass))].filter((code) => code > 0).sort();
  if (classes.length < 2) return NOTHING;
  const [best, worst] = [classes[0], classes.at(-1)].map((code) => CLASS_NAMES[code as 1]);
  return html`<p class="remark">${t(
    `各方法的等级不一致，从 ${best} 到 ${worst}：好指标能否弥补差指标，结论随之改变。`,
    `The rules disagree, from ${best} to ${worst}: the answer depends on whether good criteria make up for bad ones.`,
  )}</p>
`;
}

function ruleWords({ t, say }: Page, rule: string): string {
  if (rule === 'owa-pessimistic') return t('有序加权平均，偏悲观', 'Ordered weighted average, pessimistic');
  if (rule === 'owa-optimistic') return t('有序加权平均，偏乐观', 'Ordered weighted average, optimistic');
  const found = AGGREGATIONS.find(({ id }) => id === rule);
  return found === undefined ? rule : say(found.label);
}
