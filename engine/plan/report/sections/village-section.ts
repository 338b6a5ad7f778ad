import type { VillageRow } from '../../plan-tables.ts';
import { type Column, dataTable, figureColumn, headColumn, textColumn } from '../data-table.ts';
import { html, type Markup } from '../markup.ts';
import { type Page, villageLink } from '../report-page.ts';
import { beltPart } from '../village-parts/belt-part.ts';
import { confidencePart } from '../village-parts/confidence-part.ts';
import { conversionPart } from '../village-parts/conversion-part.ts';
import { fertilityPart } from '../village-parts/fertility-part.ts';
import { landPart } from '../village-parts/land-part.ts';
import { rulesPart } from '../village-parts/rules-part.ts';
import { standingPart } from '../village-parts/standing-part.ts';

/** The parts of a village with parcels, in reading order. */
const PARTS = [landPart, standingPart, beltPart, conversionPart, fertilityPart, rulesPart, confidencePart] as const;

/** All villages in a table, then one section for each. */
export function villageSection(page: Page): Markup {
  const { tables, t } = page;
  const villages = [...tables.villages].sort((a, b) => placeOf(a) - placeOf(b) || (a.code < b.code ? -1 : 1));
  const caption = t(
    `村 ${villages.length} 个，按名次；没有名次的在后`,
    `Villages in rank order, ${villages.length} in all; those without a rank follow`,
  );
  return html`<section>
<h2 id="${page.anchor('villages')}">${t('各村', 'Villages')}</h2>
${dataTable(caption, indexColumns(page), villages)}
${villages.map((village) => oneVillage(page, village))}</section>
`;
}

function placeOf({ rank }: VillageRow): number {
  return rank === 0 ? Number.POSITIVE_INFINITY : rank;
}

function indexColumns(page: Page): Column<VillageRow>[] {
  const { tables, t, figures, name } = page;
  return [
    figureColumn(t('名次', 'Rank'), ({ rank }) => (rank === 0 ? '—' : figures.count(rank))),
    headColumn(t('村', 'Village'), (village) => villageLink(page, village)),
    textColumn(t('乡镇', 'Town'), ({ town }) => name(town)),
    textColumn(t('县区', 'County'), ({ county }) => name(county)),
    figureColumn(t('面积（亩）', 'Area, mu'), ({ areaM2 }) => figures.mu(areaM2)),
    figureColumn(counted(page, '候选', 'Candidate'), ({ candidateAreaM2 }) => figures.mu(candidateAreaM2)),
    figureColumn(counted(page, '最大连片', 'Largest block'), (row) => figures.mu(row.largestCandidateAreaM2)),
    figureColumn(t('适宜性', 'Suitability'), ({ suitability }) =>
      suitability === null ? '—' : figures.fixed(suitability, 3),
    ),
    ...(tables.robustness === null
      ? []
      : [
          figureColumn<VillageRow>(t('名次区间', 'Rank band'), ({ band }) =>
            band === null ? '—' : `${figures.count(band.low)}–${figures.count(band.high)}`,
          ),
        ]),
    ...(tables.easyFirst === null
      ? []
      : [
          figureColumn<VillageRow>(t('先易名次', 'Easy rank'), ({ difficulty }) =>
            difficulty === null ? '—' : figures.count(difficulty.rank),
          ),
        ]),
  ];
}

/** A heading of counted areas: net where belts are known. */
function counted({ tables, t }: Page, zh: string, en: string): string {
  return tables.isolation === null ? t(`${zh}（亩）`, `${en}, mu`) : t(`${zh}（净亩）`, `${en}, net mu`);
}

function oneVillage(page: Page, village: VillageRow): Markup {
  const { t, figures, name } = page;
  const title = html`<h3>${village.rank === 0 ? '' : html`<span class="rank">${figures.count(village.rank)}</span> `}${name(village.name)} <span class="quiet">${name(village.town)} · ${name(village.county)} · <span class="id">${village.code}</span></span></h3>`;
  const id = page.anchor(`village-${village.code}`);
  if (village.parcelCount === 0) {
    return html`<section class="village" id="${id}">${title}<p>${t('没有地块。', 'No parcels.')}</p></section>
`;
  }
  const size = t(
    `${figures.count(village.parcelCount)} 个地块，${figures.muWithUnit(village.areaM2)}；候选基地 ${figures.count(village.candidates.length)} 个，${figures.muWithUnit(village.candidateAreaM2)}`,
    `${figures.count(village.parcelCount)} parcels, ${figures.muWithUnit(village.areaM2)}; candidate bases: ${figures.count(village.candidates.length)} (${figures.muWithUnit(village.candidateAreaM2)})`,
  );
  return html`<section class="village" id="${id}" data-rank="${String(village.rank)}">
${title}
<p>${size} <a class="back" href="#${page.anchor('villages')}">${t('回到村表', 'back to the table')}</a></p>
<div class="parts">${PARTS.map((part) => part(page, village))}</div>
</section>
`;
}
