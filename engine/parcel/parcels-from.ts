import { ellipsoidalAreaM2 } from '../geometry/geodesic-area.ts';
import type { PolygonSet } from '../geometry/polygon-set.ts';
import { projectionBetween } from '../geometry/projection.ts';
import { type PolygonRows, selectPolygons, withCoordinates } from '../geometry/select-polygons.ts';
import { repairPolygons } from '../geometry/validity.ts';
import type { VectorLayer } from '../layer/layer.ts';
import type { Finding } from '../run/finding.ts';
import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';
import { fullBitSet } from '../table/bit-set.ts';
import { emptyTable, type Table, type TextColumn, withColumn } from '../table/table.ts';
import { fieldText, officialAreaOf } from './parcel-fields.ts';
import type { ParcelSet, Village } from './parcel-set.ts';
import { repairFindings } from './repair-findings.ts';
import { type VillageRule, villageFinder } from './village-of.ts';

/** The common frame of all parcels: longitude and latitude on CGCS2000. */
const PARCEL_CRS = 'EPSG:4490';

/** Areas further apart than this share are told (file checks of the land survey). */
const AREA_TOLERANCE = 0.005;

/** Which fields of a parcel file mean what. */
export interface ParcelRule {
  /** Field of the parcel id. */
  readonly id: string;
  /** Register area and its unit; null when the files have none. */
  readonly officialArea: { readonly field: string; readonly unit: 'm2' | 'mu' | 'ha' } | null;
  readonly village: VillageRule;
  /** Leading digits of the id that name the sampling unit; 0 when there is none. */
  readonly unitDigits: number;
  /** Field of the land-use code; null when there is none. */
  readonly landUse: string | null;
  /** Further fields that later steps read as text, kept as `field:<name>`; a file without one leaves it empty. */
  readonly carried?: readonly string[];
}

/** One opened parcel file. */
export interface ParcelFile {
  readonly file: string;
  readonly layer: VectorLayer;
}

/** Parcels in one frame, and what became of every feature. */
export interface ParcelReading {
  readonly parcels: ParcelSet;
  readonly findings: readonly Finding[];
  /** Features per file: in the file, used, dropped with a finding. */
  readonly counts: readonly { readonly read: number; readonly used: number; readonly dropped: number }[];
}

/**
 * Brings parcel files into one frame: repairs rings and says so, projects to longitude and latitude, computes
 * ellipsoidal areas, joins villages. A feature that cannot be used is listed with its reason. Throws `PlanningError`
 * (`missing-field`, `no-polygons`, `no-parcels`) when nothing can be used.
 */
export function parcelsFrom(files: readonly ParcelFile[], rule: ParcelRule, known: readonly Village[]): ParcelReading {
  const findings: Finding[] = [];
  const finder = villageFinder(rule.village, known);
  const taken = new Map<string, string>();
  const chosen = files.map((file) => chooseOrTell({ file, rule, finder, taken, findings }));
  if (taken.size === 0) throw nothingLeft(files, findings);
  const polygons = selectPolygons(
    chosen.map((c) => c.polygons),
    PARCEL_CRS,
  );
  const areaM2 = ellipsoidalAreaM2(polygons);
  const officialAreaM2 = Float64Array.from(chosen.flatMap((c) => c.officialAreaM2));
  const ids = chosen.flatMap((c) => c.ids);
  const fileOf = Uint16Array.from(chosen.flatMap((c, index) => c.ids.map(() => index)));
  const parcels: ParcelSet = {
    ids,
    polygons,
    areaM2,
    officialAreaM2,
    villageOf: Uint16Array.from(chosen.flatMap((c) => c.villages)),
    villages: finder.villages,
    fileOf,
    attributes: attributesOf({
      ids,
      land: chosen.flatMap((c) => c.land),
      unitDigits: rule.unitDigits,
      carried: (rule.carried ?? []).map((field, k) => [field, chosen.flatMap((c) => c.carried[k] ?? [])] as const),
    }),
  };
  findings.push(...areaFindings(parcels, files));
  const counts = files.map((file, index) => {
    const used = (chosen[index] as Chosen).ids.length;
    return { read: file.layer.featureCount, used, dropped: file.layer.featureCount - used };
  });
  return { parcels, findings, counts };
}

interface Chosen {
  readonly polygons: PolygonRows;
  readonly ids: string[];
  readonly villages: number[];
  readonly officialAreaM2: number[];
  readonly land: string[];
  /** One list for each carried field. */
  readonly carried: readonly string[][];
}

interface Choice {
  readonly file: ParcelFile;
  readonly rule: ParcelRule;
  readonly finder: ReturnType<typeof villageFinder>;
  /** Ids already taken and the file they came from. */
  readonly taken: Map<string, string>;
  readonly findings: Finding[];
}

/** The usable rows of a file; a file that cannot be used at all is a finding, and the others go on. */
function chooseOrTell(choice: Choice): Chosen {
  try {
    return chooseRows(choice);
  } catch (error) {
    if (!(error instanceof PlanningError) || error.kind !== 'input') throw error;
    const { code, text: message, remedy, at } = error;
    choice.findings.push({ severity: 'error', code, message, remedy, at });
    const set = selectPolygons([], PARCEL_CRS);
    return { polygons: { set, rows: [] }, ids: [], villages: [], officialAreaM2: [], land: [], carried: [] };
  }
}

function chooseRows({ file, rule, finder, taken, findings }: Choice): Chosen {
  const { layer } = file;
  findings.push(...layer.findings);
  const usable = usableGeometry(file, rule, findings);
  const carried = rule.carried ?? [];
  const chosen: Chosen = {
    polygons: { set: usable.set, rows: [] },
    ids: [],
    villages: [],
    officialAreaM2: [],
    land: [],
    carried: carried.map(() => []),
  };
  const rows: number[] = [];
  for (let row = 0; row < layer.attributes.length; row++) {
    if (usable.dropped.has(row)) continue;
    const at = { file: file.file, layer: layer.name, row: layer.sourceRows[row] as number };
    const id = fieldText(layer.attributes, rule.id, row);
    if (id === '') {
      findings.push(dropped('missing-id', at, text(`字段 ${rule.id} 为空`, `field ${rule.id} is empty`)));
      continue;
    }
    const first = taken.get(id);
    if (first !== undefined) {
      const what = text(`地块编码 ${id} 已在 ${first} 中出现`, `parcel id ${id} already stands in ${first}`);
      findings.push(dropped('duplicate-id', { ...at, feature: id, field: rule.id }, what));
      continue;
    }
    const village = finder.find(id, layer.attributes, row);
    if (village < 0) {
      const what = text(
        `地块 ${id} 的村代码不在村界图层中`,
        `the village code of parcel ${id} is not in the village layer`,
      );
      findings.push(dropped('unknown-village', { ...at, feature: id }, what));
      continue;
    }
    taken.set(id, file.file);
    rows.push(row);
    chosen.ids.push(id);
    chosen.villages.push(village);
    chosen.officialAreaM2.push(officialAreaOf(layer.attributes, rule.officialArea, row));
    chosen.land.push(rule.landUse === null ? '' : fieldText(layer.attributes, rule.landUse, row));
    for (const [k, field] of carried.entries()) chosen.carried[k]?.push(fieldText(layer.attributes, field, row));
  }
  return { ...chosen, polygons: { set: usable.set, rows } };
}

function usableGeometry(file: ParcelFile, rule: ParcelRule, findings: Finding[]) {
  const { layer } = file;
  if (layer.geometry.kind !== 'polygon') throw noPolygons(file);
  const { village } = rule;
  const villageFields = village.from === 'field' ? [village.field, village.town, village.county] : [];
  requireFields(file, [rule.id, rule.officialArea?.field, rule.landUse, ...villageFields]);
  const repaired = repairPolygons(layer.geometry);
  const { set, unusable } = repaired;
  findings.push(...repairFindings(repaired, (feature) => placeOf(file, rule, feature)));
  const projected = projectionBetween(layer.crs.crs, PARCEL_CRS).apply(set.coordinates);
  return {
    set: withCoordinates(set, projected, PARCEL_CRS) as PolygonSet,
    dropped: new Set(unusable.map((u) => u.feature)),
  };
}

function placeOf(file: ParcelFile, rule: ParcelRule, row: number) {
  return {
    file: file.file,
    layer: file.layer.name,
    feature: fieldText(file.layer.attributes, rule.id, row),
    row: file.layer.sourceRows[row] as number,
  };
}

function requireFields(file: ParcelFile, fields: readonly (string | null | undefined)[]): void {
  if (file.layer.attributes.length === 0) return;
  const present = [...file.layer.attributes.columns.keys()];
  for (const field of fields) {
    if (field === null || field === undefined || present.includes(field)) continue;
    throw new PlanningError('input', 'missing-field', {
      text: text(
        `${file.file} 没有字段 ${field}；现有字段：${present.join('、')}`,
        `${file.file} has no field ${field}; its fields are ${present.join(', ')}`,
      ),
      remedy: text('在情景中改正字段名', 'correct the field name in the scenario'),
      at: { file: file.file, layer: file.layer.name, field },
    });
  }
}

interface Attributes {
  readonly ids: readonly string[];
  readonly land: readonly string[];
  readonly unitDigits: number;
  readonly carried: readonly (readonly [string, readonly string[]])[];
}

function attributesOf({ ids, land, unitDigits, carried }: Attributes): Table {
  const column = (name: string, values: readonly string[]): TextColumn => ({
    kind: 'text',
    name,
    unit: '',
    values,
    valid: fullBitSet(values.length),
  });
  const units = ids.map((id) => id.slice(0, unitDigits));
  const columns = [column('unit', units), column('land', land)];
  for (const [field, values] of carried) columns.push(column(`field:${field}`, values));
  return columns.reduce<Table>(withColumn, emptyTable(ids.length));
}

function areaFindings(parcels: ParcelSet, files: readonly ParcelFile[]): Finding[] {
  const found: Finding[] = [];
  for (let row = 0; row < parcels.ids.length; row++) {
    const official = parcels.officialAreaM2[row] as number;
    const area = parcels.areaM2[row] as number;
    if (!(official > 0) || Math.abs(area - official) <= AREA_TOLERANCE * official) continue;
    const percent = (100 * (area - official)) / official;
    found.push({
      severity: 'info',
      code: 'area-differs',
      message: text(
        `登记面积 ${official.toFixed(2)} m²，椭球面积 ${area.toFixed(2)} m²，相差 ${percent.toFixed(2)} %`,
        `registered area ${official.toFixed(2)} m², ellipsoidal area ${area.toFixed(2)} m², ${percent.toFixed(2)} % apart`,
      ),
      remedy: text('两个面积都保留；请核对登记面积', 'both areas are kept; check the register'),
      at: { file: files[parcels.fileOf[row] as number]?.file ?? '', feature: parcels.ids[row] as string },
    });
  }
  return found;
}

function dropped(code: string, at: Finding['at'], message: Finding['message']): Finding {
  const remedy = text('该要素未使用；改正后重新运行', 'the feature is not used; correct it and run again');
  return { severity: 'error', code, message, remedy, at };
}

function noPolygons(file: ParcelFile): PlanningError {
  return new PlanningError('input', 'no-polygons', {
    text: text(
      `${file.file} 是 ${file.layer.geometry.kind} 图层，地块需要面`,
      `${file.file} holds ${file.layer.geometry.kind} features, parcels need polygons`,
    ),
    remedy: text('请提供地块面图层', 'give a polygon layer of parcels'),
    at: { file: file.file, layer: file.layer.name },
  });
}

/** Nothing can be planned: the first reason is quoted, for the findings of a refused plan reach nobody. */
function nothingLeft(files: readonly ParcelFile[], findings: readonly Finding[]): PlanningError {
  const names = files.map((f) => f.file).join(', ');
  const read = files.reduce((sum, f) => sum + f.layer.featureCount, 0);
  const first = findings.find((finding) => finding.severity === 'error');
  return new PlanningError('input', first?.code ?? 'no-parcels', {
    text: text(
      `${names} 共 ${read} 个要素，没有一个可用地块${first ? `；例如：${first.message.zh}` : ''}`,
      `${names}: ${read} features, not one usable parcel${first ? `; for instance: ${first.message.en}` : ''}`,
    ),
    remedy: first?.remedy ?? text('检查导出步骤', 'check how the file was exported'),
    at: first?.at ?? { file: files[0]?.file ?? '' },
  });
}
