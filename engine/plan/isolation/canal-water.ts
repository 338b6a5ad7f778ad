import type { LineSet } from '../../geometry/line-set.ts';
import { projectionBetween } from '../../geometry/projection.ts';
import { type CanalNetwork, canalNetwork } from '../../isolation/canal-network.ts';
import { type CanalPieces, canalPieces } from '../../isolation/canal-pieces.ts';
import { type CanalPlace, downstreamOf } from '../../isolation/canal-reach.ts';
import { type FramedFeatures, framedFeatures } from '../../isolation/framed-features.ts';
import { type NearQuestion, visitNear } from '../../isolation/near-pairs.ts';
import type { VectorLayer } from '../../layer/layer.ts';
import { fieldText } from '../../parcel/parcel-fields.ts';
import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { Run } from '../../run/run.ts';
import { nearestOf } from '../measure-distances.ts';
import type { SourceQuestion } from '../question/source-question.ts';
import type { Workbench } from '../workbench.ts';
import { OFF_PATH, ON_PATH, PATH_UNKNOWN } from './source-zone-rows.ts';

type CanalQuestion = NonNullable<SourceQuestion['canals']>;

/** Canals, who is watered by which section, and how water passes between them. */
export interface CanalWater {
  readonly pieces: CanalPieces;
  readonly framed: FramedFeatures<LineSet>;
  readonly sections: readonly string[];
  /** Section of each parcel, and the piece of it that is nearest; −1 when none is near enough. */
  readonly of: Int32Array;
  readonly pieceOf: Int32Array;
  /** Null when nobody says which way water runs. */
  readonly network: CanalNetwork | null;
  /** Features whose upstream is not drawn: they join no other and are no trunk. */
  readonly cutOff: ReadonlySet<number>;
}

/**
 * Reads the canals and joins every parcel to the nearest section within the stated distance. Throws `PlanningError`
 * (`not-lines`, `missing-field`) and what the desk throws.
 */
export async function canalWater({ parcels, desk }: Workbench, question: CanalQuestion, run: Run): Promise<CanalWater> {
  const { file, crs, section, levels, direction, joinM, searchM } = question;
  const layer = await desk.vector('canals', file, crs === undefined ? {} : { crs });
  const { geometry } = layer;
  if (geometry.kind !== 'line') throw notLines(file, geometry.kind);
  mustHave(layer, file, levels === null ? [section] : [section, levels.field]);
  const coordinates = projectionBetween(geometry.crs, 'EPSG:4490').apply(geometry.coordinates);
  const lines: LineSet = { ...geometry, coordinates, crs: 'EPSG:4490' };
  const pieces = canalPieces(lines);
  const { feature: pieceOf } = await nearestOf(parcels, pieces.lines, searchM, run);
  const rank = levels === null ? null : ranksOf(layer, levels, { file, desk });
  const sections = Array.from({ length: layer.attributes.length }, (_v, row) =>
    fieldText(layer.attributes, section, row),
  );
  const network = direction === null ? null : canalNetwork(lines, { joinM, direction, rank, codes: sections });
  const cutOff = new Set((network?.alone ?? []).filter((row) => rank?.[row] !== 0));
  if (cutOff.size > 0) desk.findings.push(cutOffSections(cutOff.size, sections.length, question));
  const of = pieceOf.map((piece) => (piece < 0 ? -1 : (pieces.section[piece] as number)));
  return { pieces, framed: framedFeatures(pieces.lines), sections, of, pieceOf, network, cutOff };
}

/**
 * Whether the water of every parcel has passed within the distance of a source: along its section above the parcel, or in what
 * feeds it there. Where nobody says which way water runs, a section that passes counts as a whole. Unknown without a section near
 * the parcel, and, unless the source's water comes by, where nobody says which way water runs or what feeds the section
 * is not drawn.
 */
export async function waterPath(water: CanalWater, question: NearQuestion, run: Run): Promise<Uint8Array> {
  const { pieces, network } = water;
  const { flow, joints } = network ?? { flow: new Int8Array(water.sections.length), joints: [] };
  const passing: CanalPlace[] = [];
  const start = (piece: number) => placeOn(pieces, piece, (section) => flow[section] !== -1);
  await visitNear(water.framed, question, ({ row }) => void passing.push(start(row)), run);
  const isReached = downstreamOf({ joints, flow }, passing);
  return Uint8Array.from(water.of, (section, parcel) => {
    if (section < 0) return PATH_UNKNOWN;
    const end = placeOn(pieces, water.pieceOf[parcel] as number, (of) => flow[of] === -1);
    if (isReached(end)) return ON_PATH;
    return network === null || water.cutOff.has(section) ? PATH_UNKNOWN : OFF_PATH;
  });
}

/** One end of a piece: the one drawn first, or else last. */
function placeOn(
  { section, startM, endM }: CanalPieces,
  piece: number,
  isFirst: (section: number) => boolean,
): CanalPlace {
  const of = section[piece] as number;
  return { section: of, atM: (isFirst(of) ? startM[piece] : endM[piece]) as number };
}

function ranksOf(
  { attributes, sourceRows }: VectorLayer,
  { field, order }: NonNullable<CanalQuestion['levels']>,
  { file, desk }: { readonly file: string; readonly desk: Workbench['desk'] },
): Float64Array {
  return Float64Array.from({ length: attributes.length }, (_v, row) => {
    const level = fieldText(attributes, field, row);
    const rank = order.indexOf(level);
    if (rank >= 0) return rank;
    desk.findings.push({
      severity: 'warning',
      code: 'unknown-canal-level',
      message: text(
        `渠道级别“${level}”不在 ${order.join('、')} 中，只按绘制方向判断上下游`,
        `canal level "${level}" is none of ${order.join(', ')}; only its drawing says what is upstream`,
      ),
      remedy: text(
        '改正渠道级别，或在情景的 canals.levels.order 中补上',
        'correct the level, or add it to canals.levels.order',
      ),
      at: { file, field, row: sourceRows[row] as number },
    });
    return Number.NaN;
  });
}

function cutOffSections(count: number, total: number, { file, joinM }: CanalQuestion): Finding {
  return {
    severity: 'info',
    code: 'lone-canal-sections',
    message: text(
      `${total} 段渠道中有 ${count} 段在 ${joinM} 米内不与其他渠段相接，其上游未知`,
      `${count} of ${total} canal sections join no other within ${joinM} m; what is upstream of them is unknown`,
    ),
    remedy: text('补画相接的渠段，或放宽 canals.joinM', 'draw what joins them, or widen canals.joinM'),
    at: { file },
  };
}

function mustHave(layer: VectorLayer, file: string, fields: readonly string[]): void {
  const present = [...layer.attributes.columns.keys()];
  const missing = fields.find((field) => !present.includes(field));
  if (missing === undefined) return;
  throw new PlanningError('input', 'missing-field', {
    text: text(
      `${file} 没有字段 ${missing}；现有：${present.join('、')}`,
      `${file} has no field ${missing}; it has ${present.join(', ')}`,
    ),
    remedy: text('在情景中改正字段名', 'correct the field name in the scenario'),
    at: { file, layer: layer.name, field: missing },
  });
}

function notLines(file: string, kind: string): PlanningError {
  return new PlanningError('input', 'not-lines', {
    text: text(`${file} 应为线图层，实为 ${kind}`, `${file} should hold lines, it holds ${kind} features`),
    remedy: text('请提供渠道线图层', 'give a line layer of canals'),
    at: { file },
  });
}
