import type { TownDifference } from '../../judgement-rows.ts';
import type { VillageRow } from '../../plan-tables.ts';
import { bandWords } from '../band-words.ts';
import { facts } from '../data-table.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { criterionLabel, type Page } from '../report-page.ts';

/** How many differences are told, up and down each. */
const TOLD = 3;

/** Where the village stands, how firmly, why, and what would change it. */
export function standingPart(page: Page, village: VillageRow): Markup {
  const { t, say } = page;
  return html`<div class="part"><h4>${t('名次与理由', 'Rank and reason')}</h4>
${facts([
  [t('名次', 'Rank'), rankWords(page, village)],
  [t('名次区间', 'Rank band'), bandWords(page, village)],
  [t('理由', 'Reason'), say(village.reason)],
  [t('与本镇平均相比', 'Against the town’s mean'), differenceWords(page, village.townDifferences)],
  [t('怎样才能入选', 'What would bring it in'), say(village.counterfactual.words)],
  [t('得分最低的地块', 'Lowest parcel'), worstWords(page, village)],
  ...difficultyFacts(page, village),
])}</div>
`;
}

function rankWords({ tables, t, figures }: Page, { rank, suitability }: VillageRow): string {
  if (rank === 0) return t('没有可评价的地块，无名次', 'no parcel could be assessed: no rank');
  const ranked = tables.villages.filter((row) => row.rank > 0).length;
  const score = figures.fixed(suitability, 3);
  return t(
    `第 ${figures.count(rank)} 名（共 ${figures.count(ranked)} 个村有名次），平均适宜性 ${score}`,
    `${figures.count(rank)} of ${figures.count(ranked)} ranked villages, mean suitability ${score}`,
  );
}

function differenceWords(page: Page, differences: readonly TownDifference[]): Content {
  const { t, figures } = page;
  const told = (sign: 1 | -1) =>
    differences
      .filter(({ difference }) => sign * difference > 0)
      .slice(0, TOLD)
      .map(({ criterion, difference }) => `${criterionLabel(page, criterion)} ${figures.signed(difference, 3)}`)
      .join(t('、', ', '));
  const [up, down] = [told(1), told(-1)];
  if (up === '' && down === '') return t('没有差别，或没有已评分的地块', 'no difference, or no scored parcel');
  return html`${t('高于：', 'above: ')}${up === '' ? t('无', 'none') : up}${t('；低于：', '; below: ')}${down === '' ? t('无', 'none') : down}`;
}

function worstWords({ tables, t, figures }: Page, { worstParcel, worstSuitability }: VillageRow): Content {
  const id = tables.parcels.ids[worstParcel];
  if (id === undefined || worstSuitability === null) return t('没有已评分的地块', 'no scored parcel');
  return html`<span class="id">${id}</span> ${t('得分', 'scores')} ${figures.fixed(worstSuitability, 3)}`;
}

function difficultyFacts(
  { tables: { easyFirst }, t, say, figures }: Page,
  { difficulty }: VillageRow,
): (readonly [Content, Content])[] {
  if (easyFirst === null) return [];
  if (difficulty === null) return [[t('难度', 'Difficulty'), figures.unknown]];
  const parts = easyFirst.parts.map((part, k) => {
    const value = difficulty.parts[k] ?? null;
    const shown = value === null ? t('未知（按难计）', 'unknown (counts as hard)') : figures.fixed(value, 2);
    return `${say(part.label)} ${shown}`;
  });
  const whole = t(
    `${figures.fixed(difficulty.value, 2)}，先易第 ${figures.count(difficulty.rank)} 名；全部查明后可降到 ${figures.fixed(difficulty.low, 2)}`,
    `${figures.fixed(difficulty.value, 2)}, number ${figures.count(difficulty.rank)} from the easy end; could fall to ${figures.fixed(difficulty.low, 2)} once everything is known`,
  );
  return [[t('难度', 'Difficulty'), html`${whole}<br/><span class="quiet">${parts.join(t('、', ', '))}</span>`]];
}
