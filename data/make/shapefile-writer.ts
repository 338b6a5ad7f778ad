import type { Point } from './mesh.ts';

/** Main file and index of a polygon shapefile. Rings are open and already turned as ESRI wants them. */
export function writePolygonShapes(shapes: readonly (readonly (readonly Point[])[])[]): {
  shp: Uint8Array;
  shx: Uint8Array;
} {
  const lengths = shapes.map((rings) => 44 + 4 * rings.length + 16 * rings.reduce((n, ring) => n + ring.length + 1, 0));
  const shp = new Uint8Array(100 + lengths.reduce((sum, length) => sum + length + 8, 0));
  const shx = new Uint8Array(100 + 8 * shapes.length);
  const main = new DataView(shp.buffer);
  const index = new DataView(shx.buffer);
  const total: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let at = 100;
  shapes.forEach((rings, i) => {
    const length = lengths[i] as number;
    index.setInt32(100 + 8 * i, at / 2);
    index.setInt32(104 + 8 * i, length / 2);
    main.setInt32(at, i + 1);
    main.setInt32(at + 4, length / 2);
    writePolygon(main, at + 8, rings, total);
    at += 8 + length;
  });
  writeHeader(main, shp.length, total);
  writeHeader(index, shx.length, total);
  return { shp, shx };
}

function writePolygon(
  view: DataView,
  at: number,
  rings: readonly (readonly Point[])[],
  total: [number, number, number, number],
): void {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  view.setInt32(at, 5, true);
  view.setInt32(at + 36, rings.length, true);
  let points = 0;
  let cursor = at + 44 + 4 * rings.length;
  rings.forEach((ring, r) => {
    view.setInt32(at + 44 + 4 * r, points, true);
    for (const [x, y] of [...ring, ring[0] as Point]) {
      view.setFloat64(cursor, x, true);
      view.setFloat64(cursor + 8, y, true);
      cursor += 16;
      points++;
      widen(box, x, y);
      widen(total, x, y);
    }
  });
  view.setInt32(at + 40, points, true);
  box.forEach((value, k) => view.setFloat64(at + 4 + 8 * k, value, true));
}

function widen(box: [number, number, number, number], x: number, y: number): void {
  if (x < box[0]) box[0] = x;
  if (y < box[1]) box[1] = y;
  if (x > box[2]) box[2] = x;
  if (y > box[3]) box[3] = y;
}

function writeHeader(view: DataView, length: number, box: readonly number[]): void {
  view.setInt32(0, 9994);
  view.setInt32(24, length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 5, true);
  box.forEach((value, k) => view.setFloat64(36 + 8 * k, Number.isFinite(value) ? value : 0, true));
}
