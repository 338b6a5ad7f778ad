import { FAIL, type LimitKind, PASS, UNKNOWN } from '../../../suitability/exclusion.ts';
import { dataTable, figureColumn, headColumn } from '../data-table.ts';
import { type Content, html, type Markup } from '../markup.ts';
import type { Page } from '../report-page.ts';
import { LIMIT_WORDS } from '../report-words.ts';
import { failureTable } from './failure-table.ts';
import { readingTable } from './reading-table.ts';
import { unknownTable } from './unknown-table.ts';

/** Every limit in detail: what failed, what is unknown and why, and what depends on how it is read. */
export function exclusionSection(page: Page): Markup {
  const { tables, t } = page;
  return html`<section class="wide">
<h2 id="${page.anchor('exclusions')}">${t('排除与待测明细', 'Exclusions in detail')}</h2>
${answerTable(page)}
${conditionalWords(page)}${tables.limitKinds.map((kind) => oneKind(page, kind))}
</section>
`;
}

function conditionalWords({ census: { conditional }, t, figures }: Page): Content {
  if (conditional.parcels === 0) return '';
  const words = t(
    `有条件通过 ${figures.count(conditional.parcels)} 个地块，${figures.muWithUnit(conditional.areaM2)}：不进入首批，产品须与土壤协同监测。`,
    `Passing only under conditions: ${figures.count(conditional.parcels)} parcels, ${figures.muWithUnit(conditional.areaM2)}; never in the first phase, produce monitored together with the soil.`,
  );
  return html`<p>${words}</p>
`;
}

function answerTable({ tables, census, t, say, figures }: Page): Markup {
  const count = (kind: LimitKind, answer: number) => census.byAnswer.get(kind)?.[answer];
  return dataTable(
    t('各项限值的结论（地块数与亩）', 'Answers by kind of limit (parcels and mu)'),
    [
      headColumn<LimitKind>(t('限值', 'Limit'), (kind) => say(LIMIT_WORDS[kind])),
      ...(
        [
          [PASS, t('符合', 'meets')],
          [FAIL, t('超标', 'exceeds')],
          [UNKNOWN, t('待测', 'to be sampled')],
        ] as const
      ).flatMap(([answer, words]) => [
        figureColumn<LimitKind>(t(`${words}（个）`, `${words}, parcels`), (kind) =>
          figures.count(count(kind, answer)?.parcels),
        ),
        figureColumn<LimitKind>(t(`${words}（亩）`, `${words}, mu`), (kind) => figures.mu(count(kind, answer)?.areaM2)),
      ]),
    ],
    tables.limitKinds,
  );
}

function oneKind(page: Page, kind: LimitKind): Markup {
  const { t, say } = page;
  const parts = [failureTable(page, kind), unknownTable(page, kind), readingTable(page, kind)].filter(
    ({ source }) => source !== '',
  );
  return html`<h3>${say(LIMIT_WORDS[kind])}</h3>
${parts.length === 0 ? html`<p>${t('没有超标，也没有未知。', 'Nothing exceeds, nothing is unknown.')}</p>` : parts}
`;
}
