import type { BeltVariant } from '../../isolation/belt-rows.ts';
import type { CandidateBase } from '../../plan-tables.ts';
import { type Column, dataTable, figureColumn, headColumn } from '../data-table.ts';
import { type Content, html, type Markup, NOTHING } from '../markup.ts';
import type { Page } from '../report-page.ts';

/** The ways to keep a base apart, side by side; nothing where they were not compared. */
export function variantTable(page: Page, base: CandidateBase): Markup {
  const { t, figures } = page;
  const columns: Column<BeltVariant>[] = [
    headColumn(t('做法', 'Way'), ({ id }) => wayWords(page, id)),
    figureColumn(t('净面积（亩）', 'Net, mu'), ({ netAreaM2 }) => figures.mu(netAreaM2)),
    figureColumn(t('本方占地（亩）', 'Own ground, mu'), ({ netAreaM2 }) => figures.mu(base.grossAreaM2 - netAreaM2)),
    figureColumn(t('邻地占地（亩）', 'Neighbours’ ground, mu'), (way) => figures.mu(way.neighbourAreaM2)),
    figureColumn(t('涉及邻地（块）', 'Neighbouring parcels'), (way) => figures.count(way.neighbourParcels)),
    figureColumn(t('林带占地（亩）', 'Under trees, mu'), ({ treeAreaM2 }) => figures.mu(treeAreaM2)),
    ...(base.beltVariants.some(({ costYuan }) => costYuan !== null)
      ? [figureColumn<BeltVariant>(t('每年少收（元）', 'Cost a year, yuan'), ({ costYuan }) => figures.count(costYuan))]
      : []),
  ];
  return html`${dataTable(t(`${base.id} 的几种做法`, `Ways to keep ${base.id} apart`), columns, base.beltVariants)}
${base.beltVariants.map((way) => treeWords(page, way))}`;
}

/** Where the rows of trees inside the base stand; nothing in ways without trees. */
function treeWords({ t, figures }: Page, { trees }: BeltVariant): Content {
  if (trees === null) return NOTHING;
  const rows =
    trees.rows === null
      ? ''
      : t(`内行 ${figures.count(trees.rows)} 行：`, `${figures.count(trees.rows)} rows inside: `);
  return html`<p class="quiet">${rows}${t(trees.words.zh, trees.words.en)}</p>`;
}

function wayWords({ t }: Page, id: BeltVariant['id']): string {
  switch (id) {
    case 'inside':
      return t('带在本方', 'on own land');
    case 'neighbour':
      return t('带在邻地（需协议）', 'on the neighbours’ land, by agreement');
    case 'shared':
      return t('各出一半（需协议）', 'half each, by agreement');
    case 'shelterbelt':
      return t('本方设带并植林带', 'on own land behind planted trees');
  }
}
