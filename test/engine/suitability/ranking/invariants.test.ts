import { describe, expect, it } from 'vitest';
import type { OrderRule } from '../../../../engine/suitability/aggregation.ts';
import { RANKING_METHODS } from '../../../../engine/suitability/ranking/methods/index.ts';
import type { Ranking } from '../../../../engine/suitability/ranking/ranking.ts';
import type { RankingParameters } from '../../../../engine/suitability/ranking/ranking-method.ts';
import { seeded } from '../../zonal/seeded.ts';
import { constants, part, ranked } from './ranked.ts';

interface SeededTable {
  readonly rows: number[][];
  readonly types: string;
  readonly weights: number[];
}

/** A table of values from 1 to 2 with types and weights that sum to 1. */
function seededTable(random: () => number): SeededTable {
  const criteria = 2 + Math.floor(random() * 4);
  const rows = Array.from({ length: 3 + Math.floor(random() * 6) }, () =>
    Array.from({ length: criteria }, () => 1 + random()),
  );
  const raw = Array.from({ length: criteria }, () => 0.1 + random());
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const types = Array.from({ length: criteria }, () => (random() < 0.5 ? '+' : '-')).join('');
  return { rows, types, weights: raw.map((weight) => weight / total) };
}

const orness: OrderRule = { kind: 'orness', orness: 0.3 };

/** Parameters under which every method answers for such tables. */
function parametersOf(id: string, criteria: number): RankingParameters {
  const each = (value: number) => constants(...new Array<number>(criteria).fill(value));
  if (id === 'owa') return { order: orness };
  if (id === 'promethee-ii') {
    return { preference: new Array<string>(criteria).fill('linear'), q: each(0.05), p: each(0.6) };
  }
  return id === 'electre-iii' ? { q: each(0.05), p: each(0.3), veto: each(0.8) } : {};
}

function ask(id: string, { rows, types, weights }: SeededTable, parameters?: RankingParameters): Ranking {
  const takesRatings = RANKING_METHODS.some((method) => method.id === id && method.normalisation === 'none');
  return ranked(rows, id, {
    types,
    weights,
    parameters: parameters ?? parametersOf(id, weights.length),
    ...(takesRatings ? { normalisation: 'max' } : {}),
  });
}

const ids = RANKING_METHODS.map((method) => method.id);

function same(found: readonly number[], expected: readonly number[], what: string): void {
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(found[i], what).toBeCloseTo(value, 9);
}

describe.each(ids)('%s', (id) => {
  it('gives every alternative the same score and rank in whatever order alternatives and criteria stand', () => {
    const random = seeded(84);
    for (let trial = 0; trial < 30; trial++) {
      const table = seededTable(random);
      const found = ask(id, table);
      const turned = ask(id, { ...table, rows: [...table.rows].reverse() });
      same([...turned.scores].reverse(), [...found.scores], 'alternatives reversed');
      expect([...turned.ranks].reverse()).toEqual([...found.ranks]);
      const swapped = ask(id, {
        rows: table.rows.map((row) => [...row].reverse()),
        types: [...table.types].reverse().join(''),
        weights: [...table.weights].reverse(),
      });
      same([...swapped.scores], [...found.scores], 'criteria reversed');
      expect([...swapped.ranks]).toEqual([...found.ranks]);
    }
  });

  it('gives equal alternatives equal ranks', () => {
    const random = seeded(85);
    for (let trial = 0; trial < 10; trial++) {
      const table = seededTable(random);
      const found = ask(id, { ...table, rows: [...table.rows, [...(table.rows[0] as number[])]] });
      expect(found.ranks[table.rows.length]).toBe(found.ranks[0]);
    }
  });

  // Distillation compares classes of alternatives, so ELECTRE III does not promise the next law.
  if (id !== 'electre-iii')
    it('never ranks a dominated alternative above its dominator', () => {
      const random = seeded(86);
      for (let trial = 0; trial < 60; trial++) {
        const table = seededTable(random);
        const better = (table.rows[0] as number[]).map((value, k) => value + (table.types[k] === '+' ? 0.1 : -0.1));
        const found = ask(id, { ...table, rows: [...table.rows, better] });
        expect(found.ranks[table.rows.length]).toBeLessThanOrEqual(found.ranks[0] as number);
      }
    });

  // Preference thresholds are in the unit of their criterion and are scaled with it.
  it('does not change with the unit of a criterion', () => {
    const random = seeded(87);
    for (let trial = 0; trial < 30; trial++) {
      const table = seededTable(random);
      const factor = 10 ** (6 * random() - 3);
      const rows = table.rows.map((row) => row.map((value, k) => (k === 0 ? value * factor : value)));
      const parameters = parametersOf(id, table.weights.length);
      const scaled = Object.fromEntries(
        Object.entries(parameters).map(([name, values]) => [
          name,
          ['q', 'p', 's', 'veto'].includes(name)
            ? (values as { slope: number; constant: number }[]).map((t, k) =>
                k === 0 ? { slope: 0, constant: t.constant * factor } : t,
              )
            : values,
        ]),
      );
      same([...ask(id, { ...table, rows }, scaled).scores], [...ask(id, table, parameters).scores], 'another unit');
    }
  });
});

describe('the weighted sum', () => {
  it('rises with every value that gets better', () => {
    const random = seeded(88);
    for (let trial = 0; trial < 50; trial++) {
      const { rows, weights } = seededTable(random);
      const k = Math.floor(random() * weights.length);
      const raised = rows.map((row, i) => row.map((value, j) => (i === 0 && j === k ? value + 0.01 : value)));
      const before = ranked(rows, 'weighted-sum', { weights });
      const after = ranked(raised, 'weighted-sum', { weights });
      expect(after.scores[0]).toBeGreaterThan(before.scores[0] as number);
      expect(after.ranks[0]).toBeLessThanOrEqual(before.ranks[0] as number);
    }
  });

  it('ranks the same when a criterion is split in two that share its weight', () => {
    const random = seeded(89);
    for (let trial = 0; trial < 30; trial++) {
      const { rows, weights } = seededTable(random);
      const half = (weights[0] as number) / 2;
      const split = ranked(
        rows.map((row) => [row[0] as number, ...row]),
        'weighted-sum',
        { weights: [half, half, ...weights.slice(1)] },
      );
      const whole = ranked(rows, 'weighted-sum', { weights });
      same([...split.scores], [...whole.scores], 'split');
      expect([...split.ranks]).toEqual([...whole.ranks]);
    }
  });
});

describe('PROMETHEE', () => {
  it('has net flows that sum to zero and lie within −1 and 1', () => {
    const random = seeded(90);
    for (let trial = 0; trial < 50; trial++) {
      const found = ask('promethee-ii', seededTable(random));
      expect(found.scores.reduce((sum, flow) => sum + flow, 0)).toBeCloseTo(0, 12);
      for (const flow of found.scores) expect(Math.abs(flow)).toBeLessThanOrEqual(1);
    }
  });

  it('has a partial ranking that the net flows complete', () => {
    const random = seeded(91);
    for (let trial = 0; trial < 30; trial++) {
      const found = ask('promethee-ii', seededTable(random));
      const relations = found.details['partialRanking'] as string[][];
      for (const [a, row] of relations.entries()) {
        for (const [b, relation] of row.entries()) {
          if (relation === '>') expect(found.scores[a]).toBeGreaterThan(found.scores[b] as number);
          expect({ '>': '<', '<': '>', '=': '=', R: 'R' }[relation]).toBe(relations[b]?.[a]);
        }
      }
    }
  });
});

describe('ELECTRE III', () => {
  it('believes no outranking more than its concordance, and puts no one below whom it beats in both distillations', () => {
    const random = seeded(92);
    for (let trial = 0; trial < 30; trial++) {
      const found = ask('electre-iii', seededTable(random));
      const concordance = found.details['concordance'] as number[][];
      for (const [a, row] of (found.details['credibility'] as number[][]).entries()) {
        for (const [b, credibility] of row.entries()) {
          expect(credibility).toBeGreaterThanOrEqual(0);
          expect(credibility).toBeLessThanOrEqual(concordance[a]?.[b] as number);
        }
      }
      const [down, up] = [part(found, 'descending'), part(found, 'ascending')];
      for (const [a, row] of (found.details['comparisons'] as string[][]).entries()) {
        for (const [b, comparison] of row.entries()) {
          if (comparison !== '>') continue;
          expect(down[a] as number).toBeLessThanOrEqual(down[b] as number);
          expect(up[a] as number).toBeLessThanOrEqual(up[b] as number);
          expect(found.ranks[a] as number).toBeLessThan(found.ranks[b] as number);
        }
      }
    }
  });
});

describe('TOPSIS, VIKOR, PROMETHEE II and ELECTRE III', () => {
  it('rank negative and very large values', () => {
    const rows = [
      [-5e12, 3],
      [2e12, -4],
      [9e12, -9],
    ];
    for (const id of ['topsis', 'vikor', 'promethee-ii', 'electre-iii']) {
      const found = ranked(rows, id, { weights: [0.7, 0.3] });
      expect(found.scores.every(Number.isFinite), id).toBe(true);
      expect(found.ranks[2], id).toBe(1);
    }
  });
});
