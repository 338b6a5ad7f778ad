import { CONVERSION_STATUS } from '../../judgement-rows.ts';
import type { VillageRow } from '../../plan-tables.ts';
import { facts } from '../data-table.ts';
import { html, type Markup, NOTHING } from '../markup.ts';
import type { Page } from '../report-page.ts';

/** How far the village's land is on the way to organic. */
export function conversionPart(page: Page, { conversion }: VillageRow): Markup {
  const { tables, t, figures } = page;
  if (tables.conversionRule === null && conversion === null) return NOTHING;
  const title = html`<h4>${t('转换状态', 'Conversion')}</h4>`;
  if (conversion === null)
    return html`<div class="part">${title}<p>${figures.unknown}</p></div>
`;
  const status = CONVERSION_STATUS.map(
    (id, k) => `${statusWords(page, id)} ${figures.muWithUnit(conversion.statusAreaM2[k])}`,
  );
  const years = conversion.organicByYear.map(({ year, areaM2 }) =>
    t(`${year} 年底 ${figures.muWithUnit(areaM2)}`, `by the end of ${year} ${figures.muWithUnit(areaM2)}`),
  );
  const lane = tables.parcels.conversion?.forageLane ?? null;
  const comma = t('、', ', ');
  return html`<div class="part">${title}
${facts([
  [t('现状', 'Now'), status.join(comma)],
  [t('可作有机', 'Organic'), years.length === 0 ? figures.unknown : years.join(comma)],
  [
    t('半数土地可作有机自', 'Half of it organic from'),
    conversion.halfOrganicFrom === '' ? figures.unknown : conversion.halfOrganicFrom,
  ],
  [
    t('有机草畜快速通道', 'Organic forage, fast lane'),
    lane === null
      ? figures.unknown
      : t(
          `水量够 ${figures.muWithUnit(conversion.fastLaneM2)}、水量不够 ${figures.muWithUnit(conversion.fastLaneWithoutWaterM2)}`,
          `with enough water ${figures.muWithUnit(conversion.fastLaneM2)}, without ${figures.muWithUnit(conversion.fastLaneWithoutWaterM2)}`,
        ),
  ],
  [t('新增耕地', 'New farmland'), figures.muWithUnit(conversion.newFarmlandM2)],
  [t('新增设施用地', 'New facility land'), figures.muWithUnit(conversion.newFacilityLandM2)],
])}</div>
`;
}

function statusWords({ t }: Page, status: (typeof CONVERSION_STATUS)[number]): string {
  switch (status) {
    case 'unknown':
      return t('未知', 'unknown');
    case 'conventional':
      return t('常规', 'conventional');
    case 'in-conversion':
      return t('转换期', 'in conversion');
    case 'organic':
      return t('有机', 'organic');
  }
}
