import { type CogDescription, TILE, writeCog } from './cog-writer.ts';
import type { LandMask, RingIndex } from './land-mask.ts';
import { valueNoise } from './noise.ts';
import type { OutputFile } from './parcel-files.ts';
import { hashPair, hashText } from './random.ts';
import { type SoilProperty, type SoilSurface, soilSurface } from './soil-surface.ts';
import { slopePercent, terrain } from './terrain.ts';

/** Side of a raster cell, metres. */
const CELL = 30;

/** How one property is stored. */
interface Theme {
  readonly file: string;
  readonly key: SoilProperty | 'slope';
  readonly band: string;
  readonly unit: string;
  readonly bits: 8 | 16;
  readonly scale: number;
  readonly offset: number;
  readonly nodata: number;
  /** Fine unevenness, in the property's unit. */
  readonly grain: number;
}

const THEMES: readonly Theme[] = [
  {
    file: 'soil-organic-matter',
    key: 'organicMatter',
    band: 'soil organic matter, topsoil 0-20 cm',
    unit: 'g/kg',
    bits: 16,
    scale: 0.1,
    offset: 0,
    nodata: 65535,
    grain: 0.25,
  },
  {
    file: 'available-phosphorus',
    key: 'phosphorus',
    band: 'available phosphorus (Olsen), topsoil 0-20 cm',
    unit: 'mg/kg',
    bits: 16,
    scale: 0.1,
    offset: 0,
    nodata: 65535,
    grain: 0.4,
  },
  {
    file: 'available-potassium',
    key: 'potassium',
    band: 'available potassium, topsoil 0-20 cm',
    unit: 'mg/kg',
    bits: 16,
    scale: 1,
    offset: 0,
    nodata: 65535,
    grain: 3,
  },
  {
    file: 'soil-ph',
    key: 'ph',
    band: 'soil pH in water 2.5:1, topsoil 0-20 cm',
    unit: 'pH',
    bits: 8,
    scale: 0.01,
    offset: 6.5,
    nodata: 255,
    grain: 0.02,
  },
  {
    file: 'soil-ec',
    key: 'ec',
    band: 'electrical conductivity of the 1:5 extract at 25 degC, topsoil 0-20 cm',
    unit: 'dS/m',
    bits: 16,
    scale: 0.01,
    offset: 0,
    nodata: 65535,
    grain: 0.012,
  },
  {
    file: 'slope',
    key: 'slope',
    band: 'slope of the synthetic terrain',
    unit: '%',
    bits: 16,
    scale: 0.01,
    offset: 0,
    nodata: 65535,
    grain: 0,
  },
];

/** The land the rasters speak of. */
export interface RasterLand {
  readonly mask: LandMask;
  /** Houses and works: no soil values there. */
  readonly built: RingIndex;
}

/** The six rasters: five soil properties in EPSG:4542, slope in EPSG:32647. */
export function* rasterFiles(land: RasterLand, seed: number): Generator<OutputFile> {
  const soil = soilSurface(seed);
  for (const theme of THEMES) {
    const about = describe(theme, land.mask);
    const value = theme.key === 'slope' ? slopeValue(seed) : soilValue(theme, soil, land, seed);
    const utm = theme.key === 'slope';
    yield {
      path: `rasters/${theme.file}.tif`,
      bytes: writeCog(about, (column, row) => tileOf(about, { column, row, utm, land, value })),
    };
  }
}

type ValueAt = (x: number, y: number) => number;

function soilValue(theme: Theme, soil: SoilSurface, land: RasterLand, seed: number): ValueAt {
  const property = soil[theme.key as SoilProperty];
  const clouds = valueNoise(`${seed}|holes|${theme.file}`, 480);
  const grain = hashText(`${seed}|grain|${theme.file}`);
  return (x, y) => {
    if (clouds(x, y) > 0.86 || land.built.has(x, y)) return Number.NaN;
    const rough = hashPair(grain, hashPair(Math.floor(x / CELL), Math.floor(y / CELL))) / 2147483648 - 1;
    return property(x, y) + theme.grain * rough;
  };
}

function slopeValue(seed: number): ValueAt {
  const height = terrain(seed);
  return (x, y) => slopePercent(height, x, y);
}

/** East and north of EPSG:32647 to EPSG:4542: same meridian, other scale; the two ellipsoids differ by 0.1 mm. */
function fromUtm(x: number, y: number): readonly [number, number] {
  return [(x - 500000) / 0.9996 + 500000, y / 0.9996];
}

interface TilePlace {
  readonly column: number;
  readonly row: number;
  readonly utm: boolean;
  readonly land: RasterLand;
  readonly value: ValueAt;
}

function tileOf(about: CogDescription, { column, row, utm, land, value }: TilePlace): Uint8Array | Uint16Array | null {
  const corner = (i: number, j: number): readonly [number, number] => {
    const at: [number, number] = [about.left + (column + i) * TILE * CELL, about.top - (row + j) * TILE * CELL];
    return utm ? fromUtm(...at) : at;
  };
  if (!land.mask.touches(...corner(0, 1), ...corner(1, 0))) return null;
  const tile = about.bits === 8 ? new Uint8Array(TILE * TILE) : new Uint16Array(TILE * TILE);
  tile.fill(about.nodata);
  let any = false;
  for (let j = 0; j < TILE; j++) {
    const north = about.top - (row * TILE + j + 0.5) * CELL;
    for (let i = 0; i < TILE; i++) {
      const east = about.left + (column * TILE + i + 0.5) * CELL;
      const [x, y] = utm ? fromUtm(east, north) : [east, north];
      if (!land.mask.has(x, y)) continue;
      const found = value(x, y);
      if (Number.isNaN(found)) continue;
      const raw = Math.round((found - about.offset) / about.scale);
      tile[j * TILE + i] = Math.max(0, Math.min(about.nodata - 1, raw));
      any = true;
    }
  }
  return any ? tile : null;
}

function describe(theme: Theme, mask: LandMask): CogDescription {
  const utm = theme.key === 'slope';
  const k = utm ? 0.9996 : 1;
  const left = Math.floor((500000 + (mask.minX - 500000) * k) / CELL) * CELL;
  const right = Math.ceil((500000 + (mask.maxX - 500000) * k) / CELL) * CELL;
  const bottom = Math.floor((mask.minY * k) / CELL) * CELL;
  const top = Math.ceil((mask.maxY * k) / CELL) * CELL;
  return {
    width: (right - left) / CELL,
    height: (top - bottom) / CELL,
    left,
    top,
    cellM: CELL,
    epsg: utm ? 32647 : 4542,
    citation: utm ? 'WGS 84 / UTM zone 47N' : 'CGCS2000 / 3-degree Gauss-Kruger CM 99E',
    bits: theme.bits,
    scale: theme.scale,
    offset: theme.offset,
    nodata: theme.nodata,
    description: `Synthetic demo data of Wotu, not measured: ${theme.band}, ${theme.unit}. True value = stored * ${theme.scale} + ${theme.offset}. Reference date 2026-10-31.`,
    unit: theme.unit,
    band: theme.band,
  };
}
