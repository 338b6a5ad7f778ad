import { text } from '../run/local-text.ts';
import { PlanningError } from '../run/planning-error.ts';

/** What the outside of a corner becomes. */
export const JOINS = ['round', 'mitre', 'flat'] as const;
/** What the end of a line becomes. */
export const CAPS = ['round', 'flat', 'square'] as const;
/** Which side of a line is widened, seen along its direction. */
export const SIDES = ['both', 'left', 'right'] as const;

/** How a buffer is drawn; the names are those of OGC Simple Features and of JTS. */
export interface BufferParameters {
  /** Corners: an arc, the meeting point of both sides, or a straight cut from one side to the other. */
  readonly join: (typeof JOINS)[number];
  /** Ends of lines. */
  readonly cap: (typeof CAPS)[number];
  /** Chords of a quarter circle; their corners lie on the circle, so an arc lies inside the true one. */
  readonly segments: number;
  /** Furthest that a mitred corner may stand from its corner, as a multiple of the distance; cut straight beyond. */
  readonly mitreLimit: number;
  /** Lines only. */
  readonly side: (typeof SIDES)[number];
}

/** Round everywhere, 16 chords a quarter circle (0.12 % of the distance at most), both sides. */
export const ROUND_BUFFER: BufferParameters = {
  join: 'round',
  cap: 'round',
  segments: 16,
  mitreLimit: 5,
  side: 'both',
};

/** A wider buffer than this is a mistake of unit. */
const FURTHEST_M = 100_000;

/** Throws `PlanningError` of kind `usage` when a distance or a parameter makes no sense. */
export function checkBufferQuestion(distance: number, parameters: BufferParameters): void {
  if (!Number.isFinite(distance) || Math.abs(distance) > FURTHEST_M) {
    throw new PlanningError('usage', 'bad-buffer-distance', {
      text: text(
        `缓冲距离应为 ±${FURTHEST_M} 米以内的数，实为 ${distance}`,
        `A buffer distance is a number of metres within ±${FURTHEST_M}, found ${distance}`,
      ),
      remedy: text('距离以米计，请检查单位', 'Distances are in metres; check the unit'),
    });
  }
  const { segments, mitreLimit } = parameters;
  if (!Number.isInteger(segments) || segments < 1 || segments > 1024) {
    throw new PlanningError('usage', 'bad-buffer-segments', {
      text: text(
        `每四分之一圆的弦数应为 1 至 1024 的整数，实为 ${segments}`,
        `A quarter circle has 1 to 1024 whole chords, found ${segments}`,
      ),
      remedy: text('通常用 8 或 16', 'Usually 8 or 16'),
    });
  }
  if (!(mitreLimit >= 1 && mitreLimit <= 100)) {
    throw new PlanningError('usage', 'bad-mitre-limit', {
      text: text(
        `尖角限值应在 1 与 100 之间，实为 ${mitreLimit}`,
        `A mitre limit lies between 1 and 100, found ${mitreLimit}`,
      ),
      remedy: text('通常用 5', 'Usually 5'),
    });
  }
}

/** Throws `PlanningError` of kind `usage` when one side is asked of something that has none. */
export function checkSide(kind: 'polygon' | 'line' | 'point', { side }: BufferParameters): void {
  if (side === 'both' || kind === 'line') return;
  throw new PlanningError('usage', 'side-needs-lines', {
    text: text(
      `单侧缓冲只用于线，图层为${kind === 'point' ? '点' : '面'}`,
      `One-sided buffers are for lines; the layer holds ${kind}s`,
    ),
    remedy: text(
      '面的内侧用负距离，外侧用正距离',
      'For polygons, inwards is a negative distance, outwards a positive one',
    ),
  });
}
