import type { WidthTerm } from '../../../isolation/required-width.ts';
import type { BeltTables } from '../../isolation/belt-rows.ts';
import { facts } from '../data-table.ts';
import { type Content, html, type Markup, NOTHING } from '../markup.ts';
import type { Page } from '../report-page.ts';
import { type BaseSegment, beltsOf } from './base-segment.ts';

/** The belt that takes most ground, followed from what lies across to the mu it costs; nothing where none takes any. */
export function followedBelt(page: Page, isolation: BeltTables, own: readonly BaseSegment[]): Markup {
  const [first] = own;
  const { segments, causes, kinds } = isolation;
  if (first === undefined || (segments.areaM2[first.index] as number) === 0) return NOTHING;
  const { t, figures, say } = page;
  const s = first.index;
  const metres = (values: Float64Array) => `${figures.fixed(values[s], 1)} ${t('米', 'm')}`;
  const cause = causes[segments.cause[s] as number];
  const kind = kinds[cause?.kind ?? -1];
  const title = t(
    `跟踪一条隔离带：${first.id}（占地最多的一段）`,
    `One belt followed: ${first.id} (the stretch that takes most ground)`,
  );
  return html`<details class="followed"><summary>${title}</summary>
${facts([
  [
    t('边界', 'Border'),
    t(
      `地块 ${idOf(page, segments.parcel[s])} 的边，长 ${metres(segments.lengthM)}，朝${compass(segments.bearing[s] as number, 'zh')}`,
      `of parcel ${idOf(page, segments.parcel[s])}, ${metres(segments.lengthM)} long, facing ${compass(segments.bearing[s] as number, 'en')}`,
    ),
  ],
  [
    t('对面', 'Across'),
    html`${kind === undefined ? figures.unknown : say(kind.label)}${neighbourWords(page, segments.neighbour[s] as number)}${t('，相隔 ', ', ')}${metres(segments.gapM)}${t('', ' apart')}`,
  ],
  ...(cause?.terms ?? []).map((term, k): [Content, Content] => [
    html`${termName(page, term.id)}${k === cause?.decisive ? t('（取此值）', ' (decides)') : ''}`,
    html`${figures.fixed(term.widthM, 1)} ${t('米', 'm')}${t('：', ': ')}${say(term.words)} <span class="quiet">${confidenceWords(page, term.confidence)}</span>`,
  ]),
  [t('扣除已有间隔', 'Less what lies between'), metres(segments.creditM)],
  [
    t('应设 / 本侧 / 可用宽度', 'Asked / own side / available'),
    `${metres(segments.widthM)} / ${metres(segments.ownWidthM)} / ${metres(segments.availableM)}`,
  ],
  [t('占地', 'Ground'), groundWords(page, isolation, s)],
])}</details>`;
}

function idOf({ tables }: Page, row: number | undefined): string {
  return tables.parcels.ids[row ?? -1] ?? '';
}

function neighbourWords(page: Page, row: number): Content {
  if (row < 0) return '';
  return html`${page.t('，地块 ', ', parcel ')}<span class="id">${idOf(page, row)}</span>`;
}

/** The parcels the belt lies on, with what it takes from each. */
function groundWords(page: Page, isolation: BeltTables, s: number): Content {
  const { t, figures } = page;
  const { belts, segments } = isolation;
  const parts = beltsOf(page.tables, isolation, s).map(
    (belt) => `${idOf(page, belts.parcel[belt])} ${figures.muWithUnit(belts.areaM2[belt])}`,
  );
  return `${figures.muWithUnit(segments.areaM2[s])}${t('，取自 ', ' from ')}${parts.join(t('、', ', '))}`;
}

const COMPASS = {
  zh: ['北', '东北', '东', '东南', '南', '西南', '西', '西北'],
  en: ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'],
} as const;

function compass(bearing: number, language: 'zh' | 'en'): string {
  return COMPASS[language][Math.round(bearing / 45) % 8] ?? '';
}

function termName({ t }: Page, id: WidthTerm['id']): string {
  switch (id) {
    case 'floor':
      return t('惯例下限（非国标）', 'customary floor (no standard)');
    case 'drift':
      return t('漂移模型', 'drift model');
    case 'certifier':
      return t('认证机构', 'certifier');
    case 'seed-isolation':
      return t('制种隔离', 'seed isolation');
  }
}

function confidenceWords({ t }: Page, confidence: string): string {
  switch (confidence) {
    case 'verified':
      return t('已核对', 'verified');
    case 'known':
      return t('凭知识', 'known, not re-read');
    case 'setting':
      return t('设定值', 'a setting');
    default:
      return t('未核实', 'uncertain');
  }
}
