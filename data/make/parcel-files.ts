import { type DbfField, writeDbf } from './dbf-writer.ts';
import { encodeGb18030 } from './gb18030.ts';
import type { Point } from './mesh.ts';
import type { Parcel } from './parcels.ts';
import { onLattice, type Plane, planeAt, zoneOf } from './plane.ts';
import { writePolygonShapes } from './shapefile-writer.ts';
import type { TownLayout } from './town-layout.ts';
import { writeZip } from './zip-writer.ts';

/** Fields of the DK layer (NY/T 2537 family) that the evaluation needs; names and lengths of the vendors' template. */
const FIELDS: readonly DbfField[] = [
  { name: 'DKBM', type: 'C', length: 19, decimals: 0 },
  { name: 'DKMC', type: 'C', length: 50, decimals: 0 },
  { name: 'DKLB', type: 'C', length: 2, decimals: 0 },
  { name: 'TDLYLX', type: 'C', length: 3, decimals: 0 },
  { name: 'SFJBNT', type: 'C', length: 1, decimals: 0 },
  { name: 'TDYT', type: 'C', length: 1, decimals: 0 },
  { name: 'DLDJ', type: 'C', length: 2, decimals: 0 },
  { name: 'SCMJ', type: 'N', length: 16, decimals: 2 },
  { name: 'SCMJM', type: 'N', length: 16, decimals: 2 },
];

/** A file of the data set: its path under the output folder and its bytes. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The town's parcels as zipped DK shapefiles, one for each three-degree zone its parcels' centres fall in. */
export function parcelFiles(layout: TownLayout, parcels: readonly Parcel[]): OutputFile[] {
  const zones = new Map<Plane, Parcel[]>();
  for (const parcel of parcels) {
    const plane = planeAt(parcel.lon);
    const members = zones.get(plane) ?? [];
    members.push(parcel);
    zones.set(plane, members);
  }
  return [...zones].map(([plane, members]) => {
    const { epsg } = zoneOf(plane);
    const name = `DK${layout.fact.countyCode}2026`;
    const { shp, shx } = writePolygonShapes(members.map((parcel) => ringsIn(parcel, layout.frame.plane, plane)));
    const bytes = writeZip({
      [`${name}.shp`]: shp,
      [`${name}.shx`]: shx,
      [`${name}.dbf`]: writeDbf(FIELDS, members.map(rowOf)),
      [`${name}.prj`]: new TextEncoder().encode(esriWkt(plane)),
      '说明.txt': encodeGb18030(`${layout.fact.name}承包地块 合成演示数据(synthetic demo data)，非真实权属。\r\n`),
    });
    return { path: `towns/${layout.fact.slug}/parcels-${epsg}.zip`, bytes };
  });
}

/** What an Esri `.prj` says of a zone, prefix in the false easting. */
function esriWkt(plane: Plane): string {
  const { zone, prefix } = zoneOf(plane);
  return (
    `PROJCS["CGCS2000_3_Degree_GK_Zone_${zone}",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",` +
    'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],' +
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],' +
    `PARAMETER["False_Easting",${prefix + 500000}.0],PARAMETER["False_Northing",0.0],` +
    `PARAMETER["Central_Meridian",${plane.meridian}.0],PARAMETER["Scale_Factor",1.0],` +
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
  );
}

function ringsIn(parcel: Parcel, from: Plane, to: Plane): Point[][] {
  const { prefix } = zoneOf(to);
  return parcel.rings.map((ring) =>
    ring.map(([x, y]): Point => {
      if (from === to) return [x + prefix, y];
      const [lon, lat] = from.inverse(x, y);
      const [east, north] = to.forward(lon, lat);
      return [onLattice(east) + prefix, onLattice(north)];
    }),
  );
}

function rowOf(parcel: Parcel): string[] {
  const mu = Math.round(parcel.registeredM2 * 0.15) / 100;
  return [
    parcel.code,
    parcel.name,
    parcel.kind,
    parcel.landUse,
    parcel.basicFarmland,
    '1',
    parcel.grade,
    parcel.registeredM2.toFixed(2),
    mu.toFixed(2),
  ];
}
