import { type Added, lineBuilder, type Position, pointBuilder, polygonBuilder } from '../geometry/geometry-builder.ts';
import { boundsOfPoints } from '../geometry/polygon-set.ts';
import type { VectorLayer } from '../layer/layer.ts';
import type { Finding } from '../run/finding.ts';
import type { LocalText } from '../run/local-text.ts';
import {
  closed,
  closeLayers,
  emptyLayer,
  KINDS,
  type Kind,
  type KindRows,
  type LayerFacts,
  REFUSALS,
  refusal,
} from './close-layers.ts';
import { columnCollector } from './column-collector.ts';

/** A geometry as GeoJSON writes it. */
export interface GeometryLike {
  readonly type: string;
  readonly coordinates?: unknown;
  readonly geometries?: readonly GeometryLike[];
}

/** One feature on its way into a layer. */
export interface FeatureLike {
  /** One-based position in the file. */
  readonly row: number;
  /** Id as text, for messages; empty when there is none. */
  readonly id: string;
  readonly geometry: GeometryLike | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Collects the features of one file, one layer per kind of geometry. */
export interface FeatureCollector {
  add(feature: FeatureLike): void;
  /** Lists a feature that cannot be used. */
  refuse(row: number, id: string, code: string, what: LocalText): void;
  note(finding: Finding): void;
  /** Tells that the file promises `count` features, more than were met; the caller notes why. */
  promise(count: number): void;
  /**
   * The layers, polygons before lines before points; the first counts all features of the file and carries all
   * findings. Throws `PlanningError` code `empty-layer` when no feature can be used.
   */
  finish(facts: LayerFacts): VectorLayer[];
}

/** A collector for the features of `file`; `fields` fixes the order of columns that are known beforehand. */
export function featureCollector(file: string, fields: readonly string[] = []): FeatureCollector {
  const builders = { polygon: polygonBuilder(), line: lineBuilder(), point: pointBuilder() };
  const columns = { polygon: columnCollector(fields), line: columnCollector(fields), point: columnCollector(fields) };
  const rows: Record<Kind, number[]> = { polygon: [], line: [], point: [] };
  const findings: Finding[] = [];
  let count = 0;
  const refuse: FeatureCollector['refuse'] = (row, id, code, what) => {
    count = Math.max(count, row);
    findings.push(refusal({ file, row, ...(id === '' ? {} : { feature: id }) }, code, what));
  };
  return {
    note: (finding) => void findings.push(finding),
    promise: (promised) => {
      count = Math.max(count, promised);
    },
    refuse,
    add({ row, id, geometry, properties }) {
      count = Math.max(count, row);
      const parts = partsOf(geometry);
      if (typeof parts === 'string') return refuse(row, id, parts, REFUSALS[parts] as LocalText);
      const added = addParts(builders, parts);
      if (added.refused !== null) return refuse(row, id, added.refused, REFUSALS[added.refused] as LocalText);
      if (added.closedRings > 0) findings.push(closed(file, row, id));
      const copies = parts.kind === 'point' ? parts.coordinates.length : 1;
      for (let k = 0; k < copies; k++) {
        columns[parts.kind].add(properties);
        rows[parts.kind].push(row);
      }
    },
    finish(facts) {
      const kinds = KINDS.filter((kind) => rows[kind].length > 0);
      if (kinds.length === 0) throw emptyLayer(file, count, findings);
      const read = kinds.map((kind): KindRows => {
        const { build } = builders[kind];
        const { coordinates } = build('');
        const box = boundsOfPoints(coordinates, 0, coordinates.length / 2);
        return { kind, rows: rows[kind], box, geometry: build, attributes: columns[kind].build };
      });
      return closeLayers({ file, count, findings, kinds: read }, facts);
    },
  };
}

type Parts =
  | { readonly kind: 'polygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly kind: 'line'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly kind: 'point'; readonly coordinates: readonly Position[] };

/** The parts of a geometry as the coordinates of a multi geometry, or why there are none. */
function partsOf(geometry: GeometryLike | null | undefined): Parts | string {
  if (geometry === null || geometry === undefined) return 'no-geometry';
  const { type, coordinates, geometries } = geometry;
  if (type === 'GeometryCollection') {
    const members = (geometries ?? []).map(partsOf).filter((part) => typeof part !== 'string');
    if (members.length === 0) return 'empty-geometry';
    if (members.some((part) => part.kind !== members[0]?.kind)) return 'mixed-geometry-collection';
    return { kind: (members[0] as Parts).kind, coordinates: members.flatMap((part) => [...part.coordinates]) } as Parts;
  }
  if (!Array.isArray(coordinates)) return type in DEPTHS ? 'empty-geometry' : 'unknown-geometry';
  const shape = DEPTHS[type];
  if (shape === undefined) return 'unknown-geometry';
  const multi = shape.single ? [coordinates] : coordinates;
  if (!isNested(multi, shape.depth)) return 'broken-coordinate';
  return { kind: shape.kind, coordinates: multi } as Parts;
}

/** Geometry types: kind, whether one part stands bare, nesting of the multi form above its positions. */
const DEPTHS: Record<string, { readonly kind: Kind; readonly single: boolean; readonly depth: number }> = {
  Polygon: { kind: 'polygon', single: true, depth: 3 },
  MultiPolygon: { kind: 'polygon', single: false, depth: 3 },
  LineString: { kind: 'line', single: true, depth: 2 },
  MultiLineString: { kind: 'line', single: false, depth: 2 },
  Point: { kind: 'point', single: true, depth: 1 },
  MultiPoint: { kind: 'point', single: false, depth: 1 },
};

function isNested(value: unknown, depth: number): boolean {
  return Array.isArray(value) && (depth === 0 || value.every((member) => isNested(member, depth - 1)));
}

interface Builders {
  readonly polygon: ReturnType<typeof polygonBuilder>;
  readonly line: ReturnType<typeof lineBuilder>;
  readonly point: ReturnType<typeof pointBuilder>;
}

function addParts(builders: Builders, parts: Parts): Added {
  if (parts.kind === 'polygon') return builders.polygon.add(parts.coordinates);
  if (parts.kind === 'line') return builders.line.add(parts.coordinates);
  if (parts.coordinates.length === 0) return { refused: 'empty-geometry', closedRings: 0 };
  const broken = parts.coordinates.find((p) => !Number.isFinite(p[0]) || !Number.isFinite(p[1]));
  if (broken !== undefined)
    return { refused: broken.length === 0 ? 'empty-geometry' : 'broken-coordinate', closedRings: 0 };
  for (const position of parts.coordinates) builders.point.add(position);
  return { refused: null, closedRings: 0 };
}
