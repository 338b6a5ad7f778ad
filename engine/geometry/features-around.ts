import type { LineSet, PointSet } from './line-set.ts';
import type { Box, PolygonSet } from './polygon-set.ts';
import { projectionBetween } from './projection.ts';
import { selectFeatures } from './select-features.ts';
import { boxesOf, buildSpatialIndex, type SpatialIndex } from './spatial-index.ts';

type FeatureSet = PolygonSet | LineSet | PointSet;

/** Features near some place, in the metres of a frame, with the rows they have in the whole set. */
export interface NearFeatures<T extends FeatureSet = FeatureSet> {
  readonly set: T;
  /** Ascending. */
  readonly rows: readonly number[];
}

/** Longitude and latitude of all datums that are treated as one. */
const GEOGRAPHIC = 'EPSG:4490';
/** Metres of a degree of latitude where it is shortest, rounded down. */
const DEGREE_M = 110_000;
/** Degrees added on every side: an edge is straight in the frame and leaves the box of its ends, but never by as much. */
const SLACK = 0.05;
/** Extent in degrees above which edges may bend further than that; such features are taken everywhere. */
const WIDE = 1;
/** Latitude beyond which degrees of longitude are too short for the slack. */
const POLAR = 80;

/**
 * Puts features into local frames, place by place and only those that may lie near: a county's roads or parcels need not be projected
 * once for every frame. Which are left out never changes what is found within the distance.
 */
export class FeaturesAround<T extends FeatureSet> {
  private readonly features: T;
  private readonly index: SpatialIndex;
  /** Rows that are taken everywhere. */
  private readonly everywhere: readonly number[];
  private readonly all: readonly number[];

  constructor(features: T) {
    const coordinates = projectionBetween(features.crs, GEOGRAPHIC).apply(features.coordinates);
    this.features = { ...features, coordinates, crs: GEOGRAPHIC };
    const boxes = boxesOf(this.features);
    this.index = buildSpatialIndex(boxes);
    this.all = Array.from({ length: boxes.length / 4 }, (_v, row) => row);
    this.everywhere = this.all.filter((row) => isWide(boxes.subarray(4 * row, 4 * row + 4)));
  }

  /** Features that may lie within `metres` of a box in longitude and latitude, in the frame. */
  in(frame: string, place: Box, metres: number): NearFeatures<T> {
    const rows = this.rowsNear(place, metres);
    const chosen = selectFeatures(this.features, rows) as T;
    const coordinates = projectionBetween(GEOGRAPHIC, frame).apply(chosen.coordinates);
    return { set: { ...chosen, coordinates, crs: frame }, rows };
  }

  private rowsNear([west, south, east, north]: Box, metres: number): readonly number[] {
    const up = metres / DEGREE_M + SLACK;
    const polar = Math.max(Math.abs(south - up), Math.abs(north + up));
    const aside = metres / (DEGREE_M * Math.cos((polar * Math.PI) / 180)) + SLACK;
    // Near the poles and across the date line degrees say little about what is near.
    if (!(polar < POLAR) || west - aside < -180 || east + aside > 180) return this.all;
    const found = this.index.searchBox([west - aside, south - up, east + aside, north + up]);
    if (this.everywhere.length === 0) return found;
    return [...new Set([...found, ...this.everywhere])].sort((a, b) => a - b);
  }
}

/** Also what lies beyond the degrees there are, which a projection may wrap. */
function isWide(box: ArrayLike<number>): boolean {
  const [west, south, east, north] = [box[0], box[1], box[2], box[3]] as [number, number, number, number];
  return east - west > WIDE || north - south > WIDE || west < -180 || east > 180 || south < -90 || north > 90;
}
