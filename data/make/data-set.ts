import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { airCsv } from './air.ts';
import { canalSections, roadFeatures } from './canals-and-roads.ts';
import { centroidOf } from './convex.ts';
import { HISTORY_HEADER, historyLines } from './crop-history.ts';
import { type PlantedDefect, plantDefects } from './defects.ts';
import { TOWN_FACTS } from './facts/towns.ts';
import { encodeGb18030 } from './gb18030.ts';
import { HistoryWriter } from './history-writer.ts';
import { LandMask, RingIndex } from './land-mask.ts';
import type { Point } from './mesh.ts';
import { type OutputFile, parcelFiles } from './parcel-files.ts';
import { makeParcels, type TownParcels } from './parcels.ts';
import { PLANE_99 } from './plane.ts';
import { Random } from './random.ts';
import { rasterFiles } from './rasters.ts';
import { SAMPLE_HEADER, type Source, sampleRows } from './samples.ts';
import { sizeFor } from './size.ts';
import { soilSurface } from './soil-surface.ts';
import { type Surroundings, surroundingsOf } from './surroundings.ts';
import { layOutTown, type TownLayout } from './town-layout.ts';
import { type MadeFeature, writeFlatGeobuf, writeGeoJson } from './vector-writer.ts';
import { villageFeatures } from './village-areas.ts';
import { WATER_HEADER, waterRows } from './water-tests.ts';
import { windCsv } from './wind.ts';

/** What to make and where; `tell` hears one line of progress at a time. */
export interface DataSetRequest {
  readonly scale: number;
  readonly seed: number;
  readonly out: string;
  readonly tell: (text: string) => void;
}

/** What came out, for the log and the tests. */
export interface DataSetSummary {
  readonly parcels: number;
  readonly areaMu: number;
  readonly historyRows: number;
  readonly samples: number;
  readonly waterTests: number;
  readonly defects: readonly PlantedDefect[];
}

/** Everything that is gathered over the towns before it can be written. */
interface Gathered {
  readonly villages: MadeFeature[];
  readonly canals: MadeFeature[];
  readonly roads: MadeFeature[];
  readonly around: Surroundings[];
  readonly samples: string[];
  readonly water: string[];
  readonly defects: PlantedDefect[];
  readonly serials: Map<string, { next: number }>;
  readonly mask: LandMask;
  readonly built: RingIndex;
  parcels: number;
  areaM2: number;
}

/** Writes the whole data set. One town is in memory at a time; the crop history is written as it is made. */
export function makeDataSet(request: DataSetRequest): DataSetSummary {
  const { seed, out, tell } = request;
  const size = sizeFor(request.scale);
  const all: Gathered = {
    villages: [],
    canals: [],
    roads: [],
    around: [],
    samples: [],
    water: [],
    defects: [],
    serials: new Map(),
    mask: new LandMask(),
    built: new RingIndex(),
    parcels: 0,
    areaM2: 0,
  };
  mkdirSync(join(out, 'crops'), { recursive: true });
  const history = new HistoryWriter(join(out, 'crops/crop-history.zip'), 'crop-history.csv', HISTORY_HEADER);
  for (const fact of TOWN_FACTS) {
    const layout = layOutTown(fact, seed, size);
    const town = makeParcels(layout);
    for (const line of historyLines(layout, town.parcels)) history.line(line);
    gather(all, layout, town);
    all.defects.push(...plantDefects(layout, town));
    for (const file of parcelFiles(layout, town.parcels)) write(out, file);
    all.parcels += town.parcels.length;
    tell(`${fact.name} ${fact.nameEn}: ${town.parcels.length} parcels`);
  }
  history.close();
  for (const file of [...layerFiles(all), ...sheetFiles(all, seed)]) write(out, file);
  for (const file of rasterFiles({ mask: all.mask, built: all.built }, seed)) write(out, file);
  const areaMu = Math.round(all.areaM2 * 0.0015);
  tell(
    `${all.parcels} parcels, ${areaMu} mu, ${history.rows} seasons, ${all.samples.length} soil samples, ${all.water.length} water tests`,
  );
  return {
    parcels: all.parcels,
    areaMu,
    historyRows: history.rows,
    samples: all.samples.length,
    waterTests: all.water.length,
    defects: all.defects,
  };
}

function gather(all: Gathered, layout: TownLayout, town: TownParcels): void {
  const { fact, seed, frame } = layout;
  all.villages.push(...villageFeatures(layout));
  const sections = canalSections(layout);
  all.canals.push(...sections.map((section) => section.feature));
  all.water.push(...waterRows(fact.slug, sections, seed));
  all.roads.push(...roadFeatures(layout));
  all.around.push(surroundingsOf(layout, town));
  const onMask = ([x, y]: Point): Point =>
    frame.plane === PLANE_99 ? [x, y] : PLANE_99.forward(...frame.plane.inverse(x, y));
  layout.blocks.forEach((block, i) => {
    if (block.cover !== 'settlement' && block.cover !== 'factory') return;
    all.built.add((town.outlines[i] as readonly Point[]).map(onMask));
  });
  for (const parcel of town.parcels) {
    parcel.rings[0]?.forEach((p, k) => {
      if (k % 4 === 0) all.mask.mark(...onMask(p));
    });
    all.areaM2 += parcel.areaM2;
  }
  const serial = all.serials.get(fact.countyCode) ?? { next: 1 };
  all.serials.set(fact.countyCode, serial);
  const sources = sourcesOf(layout, town, onMask);
  all.samples.push(...sampleRows(layout, town.parcels, { soil: soilSurface(seed), sources }, serial));
}

/** Works that foul the soil round them; the first of 山丹 清泉 strongly, so that an intervention value is passed. */
function sourcesOf(layout: TownLayout, town: TownParcels, onMask: (p: Point) => Point): Source[] {
  const random = new Random(`${layout.seed}|sources|${layout.fact.code}`);
  const sources: Source[] = [];
  layout.blocks.forEach((block, i) => {
    if (block.cover !== 'factory') return;
    const strength =
      layout.fact.slug === 'qingquan' && sources.length === 0 ? 18 : random.chance(0.6) ? random.between(0.6, 1.8) : 0;
    sources.push({ at: onMask(centroidOf(town.outlines[i] as readonly Point[])), strength });
  });
  return sources;
}

function layerFiles(all: Gathered): OutputFile[] {
  const from = (key: keyof Surroundings): MadeFeature[] => all.around.flatMap((part) => part[key]);
  const json = (name: string, features: readonly MadeFeature[], about: string): OutputFile => ({
    path: `layers/${name}.geojson`,
    bytes: writeGeoJson(features, about),
  });
  const binary = (path: string, features: readonly MadeFeature[]): OutputFile => ({
    path,
    bytes: writeFlatGeobuf(features),
  });
  return [
    binary('villages.fgb', all.villages),
    binary('layers/canals.fgb', all.canals),
    binary('layers/orchards.fgb', from('orchards')),
    binary('layers/seed-maize.fgb', from('seedMaize')),
    binary('layers/greenhouses.fgb', from('greenhouses')),
    binary('layers/organic-forage.fgb', from('organicForage')),
    json('roads', all.roads, 'roads; class highway, county or rural'),
    json('settlements', from('settlements'), 'built-up land of villages and town seats'),
    json('factories', from('factories'), 'works, kind in Chinese'),
    json('livestock', from('livestock'), 'livestock farms, kind and head'),
  ];
}

function sheetFiles(all: Gathered, seed: number): OutputFile[] {
  const utf8 = new TextEncoder();
  const samples = `${[SAMPLE_HEADER, ...all.samples].join('\r\n')}\r\n`;
  const water = `\ufeff${[WATER_HEADER, ...all.water].join('\r\n')}\r\n`;
  return [
    { path: 'samples/soil-samples.csv', bytes: encodeGb18030(samples) },
    { path: 'samples/irrigation-water.csv', bytes: utf8.encode(water) },
    { path: 'samples/air-daily.csv', bytes: utf8.encode(airCsv(seed)) },
    { path: 'wind/wind-roses.csv', bytes: utf8.encode(windCsv(seed)) },
  ];
}

function write(out: string, file: OutputFile): void {
  const path = join(out, file.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.bytes);
}
