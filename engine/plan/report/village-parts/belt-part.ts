import { type BeltTables, CUT_APART, USELESS } from '../../isolation/belt-rows.ts';
import type { CandidateBase, VillageRow } from '../../plan-tables.ts';
import { type Column, dataTable, facts, figureColumn, headColumn, longColumn } from '../data-table.ts';
import { type Content, html, type Markup, NOTHING } from '../markup.ts';
import type { Page } from '../report-page.ts';
import { type BaseSegment, segmentsOf } from './base-segment.ts';
import { followedBelt } from './followed-belt.ts';
import { variantTable } from './variant-table.ts';

/** What belts cost the village's bases: by what lies across, one belt followed from cause to mu, and the other ways. */
export function beltPart(page: Page, village: VillageRow): Markup {
  const { tables, t } = page;
  const { isolation } = tables;
  if (isolation === null || village.candidates.length === 0) return NOTHING;
  const bases = village.candidates.flatMap((index) => tables.candidates[index] ?? []);
  return html`<div class="part belts"><h4>${t('隔离带与净面积', 'Isolation belts and net area')}</h4>
${bases.map((base) => oneBase(page, isolation, base))}</div>
`;
}

function oneBase(page: Page, isolation: BeltTables, base: CandidateBase): Markup {
  const { t, figures } = page;
  const segments = segmentsOf(page.tables, isolation, base);
  const lost = base.netAreaM2 === null ? null : base.grossAreaM2 - base.netAreaM2;
  const uses = usesOf(isolation, base);
  return html`<h5><span class="id">${base.id}</span></h5>
${facts([
  [
    t('毛面积 → 净面积', 'Gross → net'),
    `${figures.muWithUnit(base.grossAreaM2)} → ${figures.muWithUnit(base.netAreaM2)}${t('，隔离带 ', ', belts ')}${figures.muWithUnit(lost)}`,
  ],
  [
    t('外边界', 'Outer border'),
    `${figures.count(base.border?.lengthM)} ${t('米，邻常规地块 ', 'm, beside conventional land ')}${figures.share(base.border?.conventionalShare)}`,
  ],
  [
    t('可作栖息地', 'Possible habitat'),
    t(
      `隔离带占基地 ${figures.share(lost === null ? null : lost / base.grossAreaM2, 1)}（GB/T 19630-2019 4.2.12 要求保护天敌及其栖息地，未定比例）`,
      `belts are ${figures.share(lost === null ? null : lost / base.grossAreaM2, 1)} of the base (GB/T 19630-2019 4.2.12 asks to protect natural enemies and their habitat, it gives no share)`,
    ),
  ],
  [
    t('地块', 'Parcels'),
    t(
      `被切开 ${figures.count(uses.cutApart)} 块，剩余过小不可耕种 ${figures.count(uses.useless)} 块`,
      `cut apart ${figures.count(uses.cutApart)}, too little left ${figures.count(uses.useless)}`,
    ),
  ],
])}
${dataTable(t(`${base.id} 的隔离带，按邻地`, `Belts of ${base.id} by what lies across`), columnsOf(page), kindRows(isolation, segments))}
${followedBelt(page, isolation, segments)}
${variantTable(page, base)}`;
}

interface KindRow {
  readonly kind: BeltTables['kinds'][number];
  readonly lengthM: number;
  readonly areaM2: number;
  readonly widths: readonly [number, number];
  readonly short: number;
}

/** One row for each kind of neighbour, the most ground first. */
function kindRows({ segments, causes, kinds }: BeltTables, own: readonly BaseSegment[]): KindRow[] {
  const rows = new Map<number, { lengthM: number; areaM2: number; low: number; high: number; short: number }>();
  for (const { index: s } of own) {
    const kind = causes[segments.cause[s] as number]?.kind ?? -1;
    const row = rows.get(kind) ?? { lengthM: 0, areaM2: 0, low: Infinity, high: 0, short: 0 };
    const width = segments.widthM[s] as number;
    row.lengthM += segments.lengthM[s] as number;
    row.areaM2 += segments.areaM2[s] as number;
    row.low = Math.min(row.low, width);
    row.high = Math.max(row.high, width);
    if ((segments.availableM[s] as number) < (segments.ownWidthM[s] as number)) row.short++;
    rows.set(kind, row);
  }
  return [...rows]
    .flatMap(([k, row]): KindRow[] => {
      const kind = kinds[k];
      return kind === undefined ? [] : [{ ...row, kind, widths: [row.low, row.high] }];
    })
    .sort((a, b) => b.areaM2 - a.areaM2 || b.lengthM - a.lengthM);
}

function columnsOf({ t, figures, say }: Page): Column<KindRow>[] {
  return [
    headColumn(t('邻地', 'Across the border'), ({ kind }) => say(kind.label)),
    figureColumn(t('边界（米）', 'Border, m'), ({ lengthM }) => figures.count(lengthM)),
    figureColumn(
      t('带宽（米）', 'Width, m'),
      ({ widths: [low, high] }): Content =>
        high === 0
          ? '0'
          : low === high
            ? figures.fixed(high, 1)
            : `${low === 0 ? '0' : figures.fixed(low, 1)}–${figures.fixed(high, 1)}`,
    ),
    figureColumn(t('占地（亩）', 'Ground, mu'), ({ areaM2 }) => figures.mu(areaM2)),
    figureColumn(t('宽度不足的段', 'Too narrow'), ({ short }) => figures.count(short)),
    longColumn(t('为什么', 'Why'), ({ kind }) => say(kind.reason)),
  ];
}

function usesOf({ use }: BeltTables, { parcels }: CandidateBase) {
  const count = (code: number) => parcels.filter((row) => use[row] === code).length;
  return { cutApart: count(CUT_APART), useless: count(USELESS) };
}
