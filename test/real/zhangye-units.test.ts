import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesSource } from '../../engine/formats/byte-source.ts';
import { boundsOf } from '../../engine/geometry/polygon-set.ts';
import type { Grid } from '../../engine/layer/raster.ts';
import { openRaster } from '../../engine/plan/open-raster.ts';
import type { PlanInputs } from '../../engine/plan/plan-inputs.ts';
import type { PlanTables, VillageRow } from '../../engine/plan/plan-tables.ts';
import { runPlan } from '../../engine/plan/run-plan.ts';
import { quietRun } from '../../engine/run/run.ts';
import { hasShared, sharedPath } from '../shared-data.ts';
import { planningUnits, settlements } from './planning-units.ts';

/** Seats of the seven core towns in `town_anchor_table.csv`, whose figures were computed from the same files elsewhere. */
interface Anchor {
  readonly town: string;
  readonly elevation: number;
  readonly temperature: number;
  readonly climate: string;
  readonly cropland: number;
}

function anchors(): Anchor[] {
  const [header, ...lines] = readFileSync(sharedPath('data/facts/town_anchor_table.csv'), 'utf8').trim().split('\n');
  const names = (header as string).split(',');
  return lines.map((line) => {
    const cells = line.trim().split(',');
    const at = (name: string) => cells[names.indexOf(name)] as string;
    return {
      town: at('town'),
      elevation: Number(at('dem_at_centre_m')),
      temperature: Number(at('bio1_degC')),
      climate: at('koppen'),
      cropland: Number(at('cropland_pct_hyde2016')),
    };
  });
}

const arrayBuffer = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;

const inputs: PlanInputs = {
  async open(name) {
    const bytes =
      name === 'units.geojson'
        ? new TextEncoder().encode(planningUnits(settlements()))
        : readFileSync(sharedPath(name));
    return bytesSource(name, arrayBuffer(bytes));
  },
};

/** Whether a town's unit lies in a single cell of the grid, so that the seat's cell is all it can measure. */
function unitInOneCell(tables: PlanTables, town: string, grid: Grid): boolean {
  const village = tables.villages.findIndex((row) => row.name === town);
  const [west, south, east, north] = boundsOf(tables.parcels.polygons, tables.parcels.village.indexOf(village));
  const [width, , x0, , height, y0] = grid.transform;
  const column = (x: number) => Math.floor((x - x0) / width);
  const row = (y: number) => Math.floor((y - y0) / height);
  return column(west) === column(east) && row(south) === row(north);
}

describe.skipIf(!hasShared)('real settlements of Zhangye as planning units (needs the shared folder)', () => {
  let tables: PlanTables;
  let cropland: Grid;
  beforeAll(async () => {
    const scenario = JSON.parse(readFileSync(new URL('./zhangye-units.scenario.json', import.meta.url), 'utf8'));
    ({ tables } = await runPlan({ scenario, scenarioName: 'zhangye-units.scenario.json', inputs }, quietRun));
    cropland = (await openRaster(inputs, 'data/raster/cropland_hyde_2016_5m.tif')).grid;
  });

  const valueAt = (criterion: string, town: string) => {
    const village = tables.villages.findIndex((row) => row.name === town);
    const row = tables.parcels.village.indexOf(village);
    const column = tables.parcels.criteria.find((c) => c.id === criterion);
    const value = column?.values[row] as number;
    return column?.categories ? column.categories[value] : value;
  };

  it('uses every settlement or says why not', () => {
    const units = tables.inputs.find((input) => input.role === 'parcels');
    expect(units?.counts.read).toBe(settlements().length);
    expect(units?.counts.used).toBe(tables.parcels.length);
    const listed = tables.findings.filter(
      (finding) => finding.severity === 'error' && finding.at.file === 'units.geojson',
    );
    expect(listed).toHaveLength(units?.counts.dropped ?? -1);
  });

  it('gives each unit 1.5 km × 1.5 km on the ellipsoid', () => {
    for (const area of tables.parcels.areaM2) expect(area / 2.25e6).toBeCloseTo(1, 4);
  });

  it('agrees with the independently computed figures of the seven seats', () => {
    for (const anchor of anchors()) {
      expect(Math.abs((valueAt('elevation', anchor.town) as number) - anchor.elevation), anchor.town).toBeLessThan(25);
      expect(
        Math.abs((valueAt('temperature', anchor.town) as number) / 10 - anchor.temperature),
        anchor.town,
      ).toBeLessThan(0.6);
      expect(valueAt('climate', anchor.town), anchor.town).toBe(anchor.climate === 'BWk' ? '8' : '6');
      if (unitInOneCell(tables, anchor.town, cropland)) expect(valueAt('cropland', anchor.town)).toBe(anchor.cropland);
    }
  });

  it('measures cropland on units that lie in one cell', () => {
    expect(anchors().filter((anchor) => unitInOneCell(tables, anchor.town, cropland)).length).toBeGreaterThan(1);
  });

  it('ranks the river oasis above the mountain foot for irrigated vegetables', () => {
    const rank = (town: string) => (tables.villages.find((row) => row.name === town) as VillageRow).rank;
    for (const oasis of ['党寨镇', '蓼泉镇', '黑泉镇']) {
      for (const foot of ['新坝镇', '洪水镇', '陈户镇'])
        expect(rank(oasis), `${oasis} before ${foot}`).toBeLessThan(rank(foot));
    }
    const ranked = tables.villages.filter((row) => row.rank > 0);
    expect(new Set(ranked.map((row) => row.rank)).size).toBe(ranked.length);
    expect(ranked.every((row) => row.reason.zh !== '' && row.reason.en !== '')).toBe(true);
  });
});
