import { lengthOf } from './convex.ts';
import { lineInDegrees } from './ground-lines.ts';
import type { CutLine, Point } from './mesh.ts';
import type { TownLayout } from './town-layout.ts';
import type { MadeFeature } from './vector-writer.ts';

/** Irrigation guarantee, best first (look-up of GB/T 33469). */
const GUARANTEES = ['充分满足', '满足', '基本满足', '不满足'] as const;

/** A canal section with what the water tests need to know of it. */
export interface CanalSection {
  readonly id: string;
  readonly town: string;
  readonly level: '干渠' | '支渠' | '斗渠';
  /** 0 at the head of the town's canals, 1 at the far tail. */
  readonly tail: number;
  readonly feature: MadeFeature;
}

interface Course {
  readonly from: Point;
  readonly to: Point;
  readonly line: CutLine | null;
  readonly offsetM: number;
  readonly level: CanalSection['level'];
}

/** Canals along the borders between villages and along the first lane of each village. */
export function canalSections(layout: TownLayout): CanalSection[] {
  const { fact, frame } = layout;
  const courses = coursesOf(layout);
  const head = courses[0]?.from ?? [0, 0];
  const reach = courses.reduce((max, c) => Math.max(max, lengthOf(head, middleOf(c))), 1);
  const counts = new Map<string, number>();
  return courses.map((course, i) => {
    const id = `${fact.prefix}-${String(i + 1).padStart(2, '0')}`;
    const number = (counts.get(course.level) ?? 0) + 1;
    counts.set(course.level, number);
    const tail = lengthOf(head, middleOf(course)) / reach;
    const town = fact.name.slice(0, -1);
    const name = course.level === '干渠' ? `${town}干渠${number}段` : `${town}${number}${course.level}`;
    const coordinates = lineInDegrees(frame, shifted(course));
    return {
      id,
      town: fact.slug,
      level: course.level,
      tail,
      feature: {
        geometry: { type: 'LineString', coordinates: coordinates.map((p) => [...p]) },
        properties: {
          id,
          name,
          level: course.level,
          guarantee: guaranteeOf(layout, course.level, tail),
          town_code: fact.code,
        },
      },
    };
  });
}

/** Highway, county and rural roads along the same borders, on the other bank. */
export function roadFeatures(layout: TownLayout): MadeFeature[] {
  const { fact, division, frame, lanes } = layout;
  const roads: { course: Course; kind: 'highway' | 'county' | 'rural' }[] = [];
  const highway = division.borders.findIndex((b) => b.level === 0 && b.kind === 'main' && fact.highway !== null);
  division.borders.forEach((b, i) => {
    const kind = i === highway ? 'highway' : b.level <= 1 ? 'county' : 'rural';
    const side = b.kind === 'river' ? b.halfM - 12 : b.halfM / 2;
    roads.push({ course: { ...b, offsetM: -side, level: '支渠' }, kind });
  });
  for (const lane of lanes) {
    if (lane.level <= 1) roads.push({ course: { ...lane, line: null, offsetM: 0, level: '斗渠' }, kind: 'rural' });
  }
  return roads.map(({ course, kind }, i) => {
    const id = `${fact.prefix}-R${String(i + 1).padStart(3, '0')}`;
    const name = kind === 'highway' ? fact.highway : kind === 'county' ? `${fact.name.slice(0, -1)}县道` : null;
    const coordinates = lineInDegrees(frame, shifted(course));
    return {
      geometry: { type: 'LineString', coordinates: coordinates.map((p) => [...p]) },
      properties: { id, class: kind, name, town_code: fact.code },
    };
  });
}

function coursesOf(layout: TownLayout): Course[] {
  const main = layout.division.borders.map((b): Course => {
    const side = b.kind === 'river' ? b.halfM - 30 : b.halfM / 2;
    return { from: b.from, to: b.to, line: b.line, offsetM: side, level: b.level <= 1 ? '干渠' : '支渠' };
  });
  main.sort((a, b) => Number(b.level === '干渠') - Number(a.level === '干渠'));
  const lateral = layout.lanes.flatMap((lane): Course[] =>
    lane.level === 0 ? [{ from: lane.from, to: lane.to, line: null, offsetM: 3.5, level: '斗渠' }] : [],
  );
  return [...main, ...lateral];
}

/** The course moved sideways by its offset, so that canal and road do not lie on each other. */
function shifted({ from, to, offsetM }: Course): Point[] {
  const length = lengthOf(from, to);
  const nx = (-(to[1] - from[1]) / length) * offsetM;
  const ny = ((to[0] - from[0]) / length) * offsetM;
  return [
    [from[0] + nx, from[1] + ny],
    [to[0] + nx, to[1] + ny],
  ];
}

function middleOf(course: Course): Point {
  return [(course.from[0] + course.to[0]) / 2, (course.from[1] + course.to[1]) / 2];
}

/** Trunk canals are sure; towards the tail, and in the towns that live on small mountain streams, less so. */
function guaranteeOf(layout: TownLayout, level: CanalSection['level'], tail: number): string {
  const dry = ['xinba', 'qingquan', 'chenhu'].includes(layout.fact.slug) ? 1 : 0;
  const steps = (level === '干渠' ? 0 : level === '支渠' ? 0.7 : 1.2) + 1.5 * tail + 0.7 * dry;
  return GUARANTEES[Math.max(0, Math.min(3, Math.floor(steps)))] ?? '基本满足';
}
