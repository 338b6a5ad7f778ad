import type { VillageRow } from '../../plan-tables.ts';
import { landShares } from '../land-kinds.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { criterionLabel, type Page } from '../report-page.ts';

/** The village's land by class and status: a bar, its figures, and what limits the scored land. */
export function landPart(page: Page, village: VillageRow): Markup {
  const { t, say, figures } = page;
  const shares = landShares(village);
  const shareOf = (areaM2: number) => figures.share(village.areaM2 > 0 ? areaM2 / village.areaM2 : null, 1);
  const shown = shares.filter(({ areaM2 }) => areaM2 > 0);
  const label = shown.map((share) => `${say(share.label)} ${shareOf(share.areaM2)}`).join(t('，', ', '));
  const segments = shown.map(
    ({ kind, areaM2 }) =>
      html`<span class="${kind}" style="width:${((100 * areaM2) / village.areaM2).toFixed(2)}%"></span>`,
  );
  const rows = shares.map(
    (share) =>
      html`<tr><th scope="row"><span class="swatch ${share.kind}"></span>${say(share.label)}</th><td class="n">${figures.mu(share.areaM2)}</td><td class="n">${shareOf(share.areaM2)}</td></tr>
`,
  );
  return html`<div class="part land"><h4>${t('各等级与状态的面积', 'Land by class and status')}</h4>
<div class="bar" role="img" aria-label="${label}">${segments}</div>
<table class="small"><thead><tr><th scope="col">${t('等级', 'Class')}</th><th scope="col" class="n">${t('亩', 'mu')}</th><th scope="col" class="n">${t('占比', 'share')}</th></tr></thead><tbody>${rows}</tbody></table>
${limitingWords(page, village)}</div>
`;
}

function limitingWords(page: Page, { limiting }: VillageRow): Content {
  const { t, figures } = page;
  if (limiting.length === 0) return '';
  const parts = limiting.map(
    ({ criterion, areaM2 }) => `${criterionLabel(page, criterion)} ${figures.muWithUnit(areaM2)}`,
  );
  return html`<p>${t('限制性指标：', 'Limiting criteria: ')}${parts.join(t('、', ', '))}</p>
`;
}
