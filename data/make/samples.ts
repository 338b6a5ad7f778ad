import { CELL_TRAP_SHARES, trapCell } from './cell-traps.ts';
import { lengthOf } from './convex.ts';
import { csvLine, dayOf, isoDate } from './csv-writer.ts';
import { HEAVY_METALS } from './facts/heavy-metals.ts';
import type { Point } from './mesh.ts';
import type { Parcel } from './parcels.ts';
import { PLANE_99 } from './plane.ts';
import { Random } from './random.ts';
import type { SoilSurface } from './soil-surface.ts';
import type { TownLayout } from './town-layout.ts';

/** Header of the soil sample sheet. */
export const SAMPLE_HEADER =
  '统一编号,采样单元,乡镇,村,经度,纬度,采样日期,采样深度(cm),pH,有机质(g/kg),有效磷(mg/kg),速效钾(mg/kg),镉(mg/kg),汞(mg/kg),砷(mg/kg),铅(mg/kg),铬(mg/kg),铜(mg/kg),镍(mg/kg),锌(mg/kg),六六六(mg/kg),滴滴涕(mg/kg),苯并[a]芘(mg/kg)';

/** Share of sampling units (the first 14 digits of a parcel code) with at least one composite sample. */
const SAMPLED = 0.72;

/** Spring and autumn sampling rounds, first and last day. */
const ROUNDS: readonly (readonly [string, string])[] = [
  ['2023-09-20', '2023-10-31'],
  ['2024-03-25', '2024-04-20'],
  ['2024-09-25', '2024-11-05'],
  ['2025-03-25', '2025-04-20'],
  ['2025-09-22', '2025-11-02'],
  ['2026-03-24', '2026-04-18'],
  ['2026-09-18', '2026-10-20'],
];

/** Works around which a town's soil carries cadmium, arsenic and lead: position in EPSG:4542 and strength. */
export interface Source {
  readonly at: Point;
  readonly strength: number;
}

/** What a sample meets: the soil of the place and the works around it. */
export interface SampledGround {
  readonly soil: SoilSurface;
  readonly sources: readonly Source[];
}

/** Rows of one town's soil samples; `serial` counts through the county. */
export function sampleRows(
  layout: TownLayout,
  parcels: readonly Parcel[],
  ground: SampledGround,
  serial: { next: number },
): string[] {
  const { soil, sources } = ground;
  const random = new Random(`${layout.seed}|samples|${layout.fact.code}`);
  const units = new Map<string, Parcel[]>();
  for (const parcel of parcels) {
    const unit = parcel.code.slice(0, 14);
    const members = units.get(unit) ?? [];
    members.push(parcel);
    units.set(unit, members);
  }
  const suspects = new Set(sources.filter((s) => s.strength > 5).map((s) => nearestParcel(s.at, parcels)));
  const rows: string[] = [];
  for (const [unit, members] of [...units].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const suspect = members.find((parcel) => suspects.has(parcel));
    if (!random.chance(SAMPLED) && suspect === undefined) continue;
    const count = random.chance(0.07) ? 2 : 1;
    for (let k = 0; k < count; k++) {
      const parcel = k === 0 && suspect !== undefined ? suspect : random.pick(members);
      rows.push(csvLine(sampleOf(layout, unit, parcel, { soil, sources, serial: serial.next++, random })));
    }
  }
  return rows;
}

interface Setting extends SampledGround {
  readonly serial: number;
  readonly random: Random;
}

function sampleOf(
  layout: TownLayout,
  unit: string,
  parcel: Parcel,
  { soil, sources, serial, random }: Setting,
): string[] {
  const at = PLANE_99.forward(parcel.lon, parcel.lat);
  const load = loadAt(at, sources);
  const edge = random.chance(0.008);
  const ph = edge ? random.pick([7.4, 7.5, 7.6]) : soil.ph(at[0], at[1]) + 0.06 * random.normal();
  const metals = HEAVY_METALS.map(({ item, level, spread, digits }) => {
    const added =
      item === '镉'
        ? 0.85 * load
        : item === '砷'
          ? 19 * load
          : item === '铅'
            ? 130 * load
            : item === '锌'
              ? 60 * load
              : 0;
    const value = Math.max(level * 0.25, level + spread * random.normal()) + added;
    return (edge && item === '镉' ? 0.45 : value).toFixed(digits);
  });
  const organics = [random.between(0.001, 0.02), random.between(0.001, 0.025), random.between(0.002, 0.03)];
  const [from, to] = random.pick(ROUNDS);
  const day = dayOf(from) + random.whole(0, dayOf(to) - dayOf(from));
  const measured = [
    random.chance(0.012) ? '' : ph.toFixed(edge ? 1 : 2),
    Math.max(3, soil.organicMatter(at[0], at[1]) + 0.6 * random.normal()).toFixed(1),
    Math.max(2, soil.phosphorus(at[0], at[1]) + 1.1 * random.normal()).toFixed(1),
    Math.max(60, soil.potassium(at[0], at[1]) + 6 * random.normal()).toFixed(0),
    ...metals,
    ...organics.map((value) => (value < 0.01 ? '<0.01' : value.toFixed(3))),
  ];
  return [
    `${layout.fact.countyCode}01020${String(serial).padStart(5, '0')}`,
    unit,
    layout.fact.name,
    parcel.villageName,
    parcel.lon.toFixed(6),
    parcel.lat.toFixed(6),
    random.chance(CELL_TRAP_SHARES.slashDate) ? slashDate(day) : isoDate(day),
    '0-20',
    ...measured.map((cell, i) => trapCell(cell, i, random)),
  ];
}

/** The field beside strongly polluting works is always sampled: that is why anybody samples. */
function nearestParcel(at: Point, parcels: readonly Parcel[]): Parcel | undefined {
  let nearest: Parcel | undefined;
  let least = Infinity;
  for (const parcel of parcels) {
    const distance = lengthOf(at, PLANE_99.forward(parcel.lon, parcel.lat));
    if (distance < least) {
      least = distance;
      nearest = parcel;
    }
  }
  return nearest;
}

/** Added contamination, 1 at the fence of a strong source, gone after about a kilometre. */
function loadAt(at: Point, sources: readonly Source[]): number {
  return sources.reduce((sum, source) => sum + source.strength * Math.exp(-lengthOf(at, source.at) / 330), 0);
}

function slashDate(day: number): string {
  const [year, month, date] = isoDate(day).split('-').map(Number);
  return `${year}/${month}/${date}`;
}
