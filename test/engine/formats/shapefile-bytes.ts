import { zipSync } from 'fflate';

/** A field of a table: name as bytes of its encoding, type, width, decimals. */
export interface TestField {
  readonly name: Uint8Array | string;
  readonly type: 'C' | 'N' | 'F' | 'D' | 'L';
  readonly width: number;
}

/** Bytes of an ASCII text, or the bytes themselves. */
export function bytesOf(text: Uint8Array | string): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text;
}

/** GB18030 bytes of the few words the tests use; platforms decode it but do not encode it. */
export const GBK = {
  地块编码: Uint8Array.of(0xb5, 0xd8, 0xbf, 0xe9, 0xb1, 0xe0, 0xc2, 0xeb),
  张掖: Uint8Array.of(0xd5, 0xc5, 0xd2, 0xb4),
  党寨镇: Uint8Array.of(0xb5, 0xb3, 0xd5, 0xaf, 0xd5, 0xf2),
} as const;

/** A dBASE table; cells are padded with spaces, a row that begins with `deleted` is marked so. */
export function dbfBytes(
  fields: readonly TestField[],
  rows: readonly (readonly (Uint8Array | string)[])[],
  { languageByte = 0, deleted = [] as readonly number[] } = {},
): Uint8Array {
  const headerLength = 32 + 32 * fields.length + 1;
  const recordLength = 1 + fields.reduce((sum, field) => sum + field.width, 0);
  const bytes = new Uint8Array(headerLength + recordLength * rows.length + 1);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerLength, true);
  view.setUint16(10, recordLength, true);
  bytes[29] = languageByte;
  for (const [k, field] of fields.entries()) {
    bytes.set(bytesOf(field.name).subarray(0, 10), 32 + 32 * k);
    bytes[32 + 32 * k + 11] = field.type.charCodeAt(0);
    bytes[32 + 32 * k + 16] = field.width;
  }
  bytes[headerLength - 1] = 0x0d;
  bytes.fill(0x20, headerLength);
  for (const [r, row] of rows.entries()) {
    let at = headerLength + r * recordLength;
    bytes[at++] = deleted.includes(r) ? 0x2a : 0x20;
    for (const [k, cell] of row.entries()) {
      const { width, type } = fields[k] as TestField;
      const content = bytesOf(cell).subarray(0, width);
      bytes.set(content, type === 'N' ? at + width - content.length : at);
      at += width;
    }
  }
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

type Ring = readonly (readonly [number, number])[];

/** A polygon `.shp` with one record per entry (rings as they are given), `null` for a null shape. */
export function shpBytes(records: readonly (readonly Ring[] | null)[]): Uint8Array {
  const contents = records.map((rings) => (rings === null ? new Uint8Array(4) : polygonRecord(rings)));
  const size = 100 + contents.reduce((sum, content) => sum + 8 + content.length, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, size / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 5, true);
  let at = 100;
  for (const [k, content] of contents.entries()) {
    view.setInt32(at, k + 1);
    view.setInt32(at + 4, content.length / 2);
    bytes.set(content, at + 8);
    at += 8 + content.length;
  }
  return bytes;
}

function polygonRecord(rings: readonly Ring[]): Uint8Array {
  const points = rings.flat();
  const view = new DataView(new ArrayBuffer(44 + 4 * rings.length + 16 * points.length));
  view.setInt32(0, 5, true);
  view.setInt32(36, rings.length, true);
  view.setInt32(40, points.length, true);
  let first = 0;
  for (const [k, ring] of rings.entries()) {
    view.setInt32(44 + 4 * k, first, true);
    first += ring.length;
  }
  for (const [k, [x, y]] of points.entries()) {
    view.setFloat64(44 + 4 * rings.length + 16 * k, x, true);
    view.setFloat64(52 + 4 * rings.length + 16 * k, y, true);
  }
  return new Uint8Array(view.buffer);
}

/** A clockwise square, as shapefiles store shells. */
export function shell(x: number, y: number, size: number): Ring {
  return [
    [x, y],
    [x, y + size],
    [x + size, y + size],
    [x + size, y],
    [x, y],
  ];
}

/** A zip of named files. */
export function zipBytes(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync(files as Record<string, Uint8Array>);
}

/** WKT of a CGCS2000 three-degree zone as ArcGIS writes it. */
export function cgcsWkt(zone: number, withPrefix: boolean): string {
  const name = withPrefix ? `CGCS2000_3_Degree_GK_Zone_${zone}` : `CGCS2000_3_Degree_GK_CM_${3 * zone}E`;
  const easting = withPrefix ? `${zone}500000.0` : '500000.0';
  return `PROJCS["${name}",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${3 * zone}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
}
