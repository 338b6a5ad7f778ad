import type { VillageRow } from '../../plan-tables.ts';
import { facts } from '../data-table.ts';
import { html, type Markup } from '../markup.ts';
import type { Page } from '../report-page.ts';

/** How sure the figures of the village are. */
export function confidencePart({ t, figures }: Page, { confidence }: VillageRow): Markup {
  return html`<div class="part"><h4>${t('可信程度', 'How sure')}</h4>
${facts([
  [t('有数据的权重', 'Weights with data'), figures.share(confidence.coverage)],
  [t('栅格有效面积', 'Land with valid cells'), figures.share(confidence.support)],
  [t('有自己样品的土地', 'Land with a sample of its own'), figures.share(confidence.sampledShare)],
  [
    t('样品年龄', 'Age of samples'),
    confidence.sampleAgeYears === null
      ? figures.unknown
      : `${figures.fixed(confidence.sampleAgeYears, 1)} ${figures.unit('years')}`,
  ],
  [
    t('距最近样品', 'To the nearest sample'),
    confidence.sampleDistanceM === null ? figures.unknown : `${figures.fixed(confidence.sampleDistanceM, 0)} m`,
  ],
])}</div>
`;
}
