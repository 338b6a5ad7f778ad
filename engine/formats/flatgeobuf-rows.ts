import { type Box, boundsOfPoints } from '../geometry/polygon-set.ts';
import type { VectorLayer } from '../layer/layer.ts';
import type { Kind } from './close-layers.ts';
import {
  addLines,
  addPoints,
  chainRows,
  forgetLines,
  forgetPoints,
  keepLines,
  keepPoints,
  lineSet,
  pointSet,
} from './flatgeobuf-chains.ts';
import {
  addPolygons,
  boxOfPolygons,
  forgetPolygons,
  keepPolygons,
  polygonRows,
  polygonSet,
} from './flatgeobuf-polygons.ts';
import type { Shape } from './flatgeobuf-shape.ts';

/** Geometries of one kind on their way into a set. */
export interface GeometryRows {
  /**
   * Adds the geometry of one feature, which is a row only after `keep`. Returns how many rings had to be closed, or the
   * code of why it is refused; throws when the record is broken.
   */
  add(shape: Shape): number | string;
  keep(): void;
  /** Takes back what was added since the last `keep`. */
  forget(): void;
  count(): number;
  box(): Box;
  build(crs: string): VectorLayer['geometry'];
}

/** No geometries of a kind; polygons with room for `numbers` coordinates. */
export function geometryRows(kind: Kind, numbers: number): GeometryRows {
  if (kind === 'polygon') {
    const rows = polygonRows(numbers);
    return {
      add: (shape) => addPolygons(rows, shape),
      keep: () => keepPolygons(rows),
      forget: () => forgetPolygons(rows),
      count: () => rows.features,
      box: () => boxOfPolygons(rows),
      build: (crs) => polygonSet(rows, crs),
    };
  }
  const rows = chainRows();
  const lines = kind === 'line';
  return {
    add: (shape) => (lines ? addLines(rows, shape) : addPoints(rows, shape)),
    keep: () => (lines ? keepLines(rows) : keepPoints(rows)),
    forget: () => (lines ? forgetLines(rows) : forgetPoints(rows)),
    count: () => rows.features,
    box: () => boundsOfPoints(rows.coordinates, 0, rows.numbers / 2),
    build: (crs) => (lines ? lineSet(rows, crs) : pointSet(rows, crs)),
  };
}
