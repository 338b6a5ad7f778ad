import { ellipsoidalAreaM2 } from '../../geometry/geodesic-area.ts';
import { projectionBetween } from '../../geometry/projection.ts';
import { withCoordinates } from '../../geometry/select-polygons.ts';
import { repairPolygons } from '../../geometry/validity.ts';
import type { VectorLayer } from '../../layer/layer.ts';
import { fieldText } from '../../parcel/parcel-fields.ts';
import type { ParcelSet } from '../../parcel/parcel-set.ts';
import { repairFindings } from '../../parcel/repair-findings.ts';
import type { Finding } from '../../run/finding.ts';
import { type LocalText, text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { Run } from '../../run/run.ts';
import { contiguousBlocks, parcelGraph } from '../../selection/contiguous-blocks.ts';
import { emptyTable } from '../../table/table.ts';
import { InputDesk } from '../input-desk.ts';
import type { PlanInputs } from '../plan-inputs.ts';
import { type IsolationQuestion, isolation } from '../question/isolation-question.ts';
import { repeatedIds } from '../repeated-ids.ts';
import { schemaIssues } from '../schema-issues.ts';
import type { BeltPlaces } from './belt-places.ts';
import { type BeltTables, CUT_APART, USELESS } from './belt-rows.ts';
import { beltTables } from './belt-tables.ts';
import { openIsolation } from './isolation-desk.ts';
import { kindIndex } from './land-around.ts';
import { overlapFindings } from './overlap-findings.ts';
import { unreadFindings } from './unread-findings.ts';

/** Which parcels of a file get belts, and what the others are. */
export interface FeatureIsolation {
  readonly file: string;
  /** Declared CRS; null takes the file's. */
  readonly crs: string | null;
  /** Field of the parcel code; null takes the row number. */
  readonly id: string | null;
  /** Parcels to be kept apart: contiguous ones together. Null: every parcel by itself, all others are its neighbours. */
  readonly organic: { readonly field: string; readonly values: readonly string[] } | null;
  /** Field that says what a parcel is, and the kind of neighbour that each of its values means; null when there is none. */
  readonly kinds: { readonly field: string; readonly of: Readonly<Record<string, string>> } | null;
  /** The scenario's `isolation`, not checked yet. */
  readonly rule: unknown;
}

/** Belts of a file's parcels. */
export interface IsolatedFeatures {
  readonly tables: BeltTables;
  readonly places: BeltPlaces;
  readonly report: IsolationReport;
}

/** A parcel with its code, its row in the file, and why it is listed. */
export interface ListedParcel {
  readonly id: string;
  readonly row: number;
  readonly reason: LocalText;
}

/** What became of the parcels. Areas on the ellipsoid, m². */
export interface IsolationReport {
  readonly counts: {
    readonly read: number;
    readonly unusable: number;
    readonly repaired: number;
    readonly bases: number;
    readonly segments: number;
    readonly belts: number;
    /** Stretches of border whose belt is wider than the land behind. */
    readonly short: number;
  };
  readonly grossAreaM2: number;
  readonly netAreaM2: number;
  /** Parcels that their belts cut apart, and those they leave nothing to work of. */
  readonly cutApart: readonly ListedParcel[];
  readonly useless: readonly ListedParcel[];
  readonly findings: readonly Finding[];
}

/**
 * Isolation belts of parcels in a vector file by the rule of a scenario's `isolation`. Throws `PlanningError`:
 * `bad-belt-setting`, `wrong-geometry`, `missing-field`, `no-organic-parcel`, `unknown-neighbour`, and what the reader throws.
 */
export async function isolateFeatures(
  question: FeatureIsolation,
  inputs: PlanInputs,
  run: Run,
): Promise<IsolatedFeatures> {
  const rule = checkedRule(question.rule);
  await run.step('read', 0, 1);
  const desk = new InputDesk(inputs);
  const { file, crs } = question;
  const layer = await desk.vector('parcels', file, crs === null ? {} : { crs });
  const { parcels, repaired, unusable } = parcelsOf(layer, question, desk.findings);
  desk.findings.push(...layer.findings, ...overlapFindings(parcels, file), ...unreadFindings(layer, question));
  const repeated = repeatedIds(file, question.id);
  repeated.add(parcels.ids, layer.sourceRows);
  desk.findings.push(...repeated.findings());
  const { bases, kinds } = groundOf(layer, parcels, question, rule);
  const isolated = await openIsolation({ parcels, desk }, rule, { bases, conversion: null, kinds }, run);
  const { tables, spoilt } = await beltTables(isolated, { question: rule, bases: isolated.bases }, run);
  const baseOf = new Map(bases.flatMap((rows) => Array.from(rows, (row) => [row, rows[0] as number] as const)));
  const places: BeltPlaces = {
    parcelId: (row) => parcels.ids[row] ?? '',
    baseId: (row) => parcels.ids[baseOf.get(row) ?? row] ?? '',
    village: () => '',
  };
  const counts = { read: layer.featureCount, repaired, unusable, bases: bases.length };
  const listed = (use: number) =>
    spoilt.flatMap(({ row, reason, use: found }) =>
      found === use ? [{ id: parcels.ids[row] as string, row: layer.sourceRows[row] as number, reason }] : [],
    );
  const lists = { cutApart: listed(CUT_APART), useless: listed(USELESS) };
  return { tables, places, report: { ...reportOf(parcels, tables, counts), ...lists, findings: desk.findings } };
}

function checkedRule(rule: unknown): IsolationQuestion {
  const issues = schemaIssues(isolation, rule);
  if (issues === null) return isolation.parse(rule);
  throw new PlanningError('usage', 'bad-belt-setting', {
    text: text(`隔离带设置有误：${issues.zh}`, `The belt settings are wrong: ${issues.en}`),
    remedy: text('改正所列设置', 'correct the settings named'),
  });
}

function parcelsOf(layer: VectorLayer, { file, id }: FeatureIsolation, findings: Finding[]) {
  const { geometry, attributes, sourceRows } = layer;
  if (geometry.kind !== 'polygon') {
    throw new PlanningError('input', 'wrong-geometry', {
      text: text(
        `${file} 应为面图层，实为 ${geometry.kind}`,
        `${file} should hold polygons, it holds ${geometry.kind}s`,
      ),
      remedy: text('请给地块的面图层', 'give the polygons of the parcels'),
      at: { file },
    });
  }
  if (id !== null) mustHaveField(layer, id, file);
  const moved = withCoordinates(
    geometry,
    projectionBetween(geometry.crs, 'EPSG:4490').apply(geometry.coordinates),
    'EPSG:4490',
  );
  const mended = repairPolygons(moved);
  const ids = Array.from(sourceRows, (row, k) => (id === null ? String(row) : fieldText(attributes, id, k)));
  findings.push(
    ...repairFindings(mended, (feature) => ({
      file,
      layer: layer.name,
      feature: ids[feature] as string,
      row: sourceRows[feature] as number,
    })),
  );
  const count = ids.length;
  const parcels: ParcelSet = {
    ids,
    polygons: mended.set,
    areaM2: ellipsoidalAreaM2(mended.set),
    officialAreaM2: new Float64Array(count).fill(Number.NaN),
    villageOf: new Uint16Array(count),
    villages: [],
    fileOf: new Uint16Array(count),
    attributes: emptyTable(count),
  };
  return { parcels, repaired: mended.repairs.length, unusable: mended.unusable.length };
}

/** Rows of the bases and kinds of all parcels. */
function groundOf(layer: VectorLayer, parcels: ParcelSet, question: FeatureIsolation, rule: IsolationQuestion) {
  const { attributes } = layer;
  const { organic, kinds: named, file } = question;
  const usable = Array.from(parcels.areaM2.keys()).filter((row) => (parcels.areaM2[row] as number) > 0);
  const kinds = new Int8Array(parcels.ids.length).fill(-1);
  if (named !== null) {
    mustHaveField(layer, named.field, file);
    for (let row = 0; row < kinds.length; row++) {
      const kind = named.of[fieldText(attributes, named.field, row)];
      if (kind !== undefined) kinds[row] = knownKind(kind);
    }
  }
  if (organic === null) return { bases: usable.map((row) => Uint32Array.of(row)), kinds };
  mustHaveField(layer, organic.field, file);
  const isOrganic = (row: number) => organic.values.includes(fieldText(attributes, organic.field, row));
  const rows = usable.filter(isOrganic);
  const joined = parcelGraph(parcels, rows, rule.adjacentM);
  if (joined === null) {
    throw new PlanningError('input', 'no-organic-parcel', {
      text: text(
        `${file} 中没有地块的“${organic.field}”为 ${organic.values.join('、')}`,
        `No parcel of ${file} has ${organic.values.join(', ')} in "${organic.field}"`,
      ),
      remedy: text('核对字段和取值', 'check the field and its values'),
      at: { file, field: organic.field },
    });
  }
  for (const row of rows) kinds[row] = kindIndex('organic');
  return { bases: contiguousBlocks(joined, () => true).map((block) => Uint32Array.from(block)), kinds };
}

function knownKind(id: string): number {
  const kind = kindIndex(id);
  if (kind >= 0) return kind;
  throw new PlanningError('usage', 'unknown-neighbour', {
    text: text(`没有邻地类别“${id}”`, `There is no kind of neighbour "${id}"`),
    remedy: text('可用类别见 wotu list neighbours', 'see wotu list neighbours for the kinds'),
  });
}

function mustHaveField({ attributes, name }: VectorLayer, field: string, file: string): void {
  if (attributes.columns.has(field)) return;
  const known = [...attributes.columns.keys()].join(', ');
  throw new PlanningError('input', 'missing-field', {
    text: text(`${file} 没有字段“${field}”，有：${known}`, `${file} has no field "${field}"; it has: ${known}`),
    remedy: text('改用文件中的字段名', 'name a field of the file'),
    at: { file, layer: name, field },
  });
}

function reportOf(
  { ids, areaM2 }: ParcelSet,
  { netAreaM2, segments, belts }: BeltTables,
  counts: Pick<IsolationReport['counts'], 'read' | 'repaired' | 'unusable' | 'bases'>,
): Pick<IsolationReport, 'counts' | 'grossAreaM2' | 'netAreaM2'> {
  let [gross, net, short] = [0, 0, 0];
  for (let row = 0; row < ids.length; row++) {
    if (Number.isNaN(netAreaM2[row])) continue;
    gross += areaM2[row] as number;
    net += netAreaM2[row] as number;
  }
  for (let s = 0; s < segments.length; s++) {
    if ((segments.availableM[s] as number) < (segments.ownWidthM[s] as number)) short++;
  }
  return {
    counts: { ...counts, segments: segments.length, belts: belts.segment.length, short },
    grossAreaM2: gross,
    netAreaM2: net,
  };
}
