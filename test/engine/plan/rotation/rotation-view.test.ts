import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  conflictsOfParcels,
  errorsAndWarnings,
  ROTATION_ANSWERS,
  type RotationTables,
  rotationStandardSchema,
  rotationView,
  ruleCounts,
} from '../../../../engine/index.ts';
import { ConflictList, ERROR, INFO, UNKNOWN, WARNING } from '../../../../engine/rotation/conflict-list.ts';
import { repoRoot } from '../../../shared-data.ts';

const standard = rotationStandardSchema.parse(
  JSON.parse(readFileSync(resolve(repoRoot, 'data/standards/rotation.json'), 'utf8')),
);
const RULES = ruleCounts(tablesOf(new ConflictList(1))).length;

/** Three parcels; the first is drawn from two histories, and nobody says how large the last is. */
function tablesOf(list: ConflictList): RotationTables {
  return {
    standard,
    changes: [],
    winterFallow: true,
    parcels: { ids: ['a', 'b', 'c'], areaM2: Float64Array.of(3000, 4000, Number.NaN) },
    parts: {
      parcel: Uint32Array.of(0, 0, 1, 2),
      areaM2: Float64Array.of(1000, 2000, 4000, Number.NaN),
      codes: ['a', 'a', 'b', 'c'],
    },
    histories: {
      length: 4,
      starts: new Uint32Array(5),
      crop: new Uint16Array(0),
      year: new Int16Array(0),
      season: new Uint8Array(0),
      endYear: new Int16Array(0),
      use: new Uint8Array(0),
      status: new Uint8Array(0),
      firstYear: 2022,
      years: 5,
      knownYears: new Uint8Array(4),
      known: new Uint8Array(20),
      unknownBefore: new Int16Array(0),
      seen: new Uint32Array(4),
    },
    conflicts: list.table(),
    unjudged: [],
    rows: 0,
    findings: [],
  };
}

function judged(): RotationTables {
  const list = new ConflictList(4);
  list.begin(0);
  list.on(0).add(0, 0, WARNING);
  list.on(0).add(0, 0, ERROR);
  list.on(1).add(0, 0, UNKNOWN);
  list.on(2).add(0, 0, UNKNOWN);
  list.on(3).add(0, 0, ERROR);
  list.begin(2);
  list.on(1).addWhole(INFO, ERROR);
  list.on(2).addWhole(INFO, ERROR);
  return tablesOf(list);
}

describe('rotation laid out for a map', () => {
  const view = rotationView(judged());
  const word = (by: 'standard' | 'policy', rule: number, parcel: number) =>
    ROTATION_ANSWERS[view[by].answers[3 * rule + parcel] ?? -1];

  it('gives each parcel the gravest answer of its parts, rule by rule; an open question is graver than none alone', () => {
    expect([0, 1, 2].map((parcel) => word('standard', 0, parcel))).toEqual(['error', 'unknown', 'error']);
    expect([0, 1, 2].map((parcel) => word('standard', 2, parcel))).toEqual(['info', 'info', 'none']);
    expect([0, 1, 2].map((parcel) => word('policy', 2, parcel))).toEqual(['error', 'error', 'none']);
    expect(view.standard.answers).toHaveLength(3 * RULES);
  });

  it('counts as the counts of the plan do, and land once', () => {
    const counts = ruleCounts(judged());
    for (const [k, tally] of view.standard.tallies.entries()) {
      const { errors, warnings, infos, unknown, areaMu } = counts[k] as (typeof counts)[number];
      expect(tally).toMatchObject({ errors, warnings, infos, unknown });
      expect(tally.areaM2).toBeCloseTo((areaMu * 10_000) / 15, 6);
    }
    expect(view.standard.tallies[0]).toEqual({ errors: 2, warnings: 1, infos: 0, unknown: 2, areaM2: 1000 });
    expect(view.policy.tallies[2]).toMatchObject({ errors: 2, infos: 0, areaM2: 6000 });
  });

  it('adds up land with an error of any rule, parts of unknown area left out', () => {
    expect(view.standard.errorAreaM2).toBe(1000);
    expect(view.policy.errorAreaM2).toBe(7000);
  });

  it('has something to say of a plan without conflicts', () => {
    const empty = rotationView(tablesOf(new ConflictList(4)));
    expect(empty.standard.answers.every((answer) => answer === 0)).toBe(true);
    expect(empty.standard.errorAreaM2).toBe(0);
  });
});

describe('some of the conflicts', () => {
  it('are those of some parcels, or errors and warnings alone', () => {
    expect(conflictsOfParcels(judged(), [1]).conflicts.length).toBe(2);
    expect(conflictsOfParcels(judged(), []).conflicts.length).toBe(0);
    const grave = errorsAndWarnings(judged());
    expect(grave.conflicts.length).toBe(5);
    expect(rotationView(grave).standard.tallies[0]).toMatchObject({ errors: 2, warnings: 1, unknown: 0 });
  });
});
