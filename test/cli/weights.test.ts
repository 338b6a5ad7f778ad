import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasShared, sharedJson } from '../shared-data.ts';
import { runWotu } from './run-wotu.ts';

const folder = mkdtempSync(join(tmpdir(), 'wotu-weights-'));

function written(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

// E1 and E2 of the worked examples: a textbook matrix that is accepted and one that is not.
const accepted = written('accepted.json', {
  names: ['soil', 'water', 'air', 'slope', 'road'],
  matrix: [
    [1, '1/2', 4, 3, 3],
    [2, 1, 7, 5, 5],
    ['1/4', '1/7', 1, '1/2', '1/3'],
    ['1/3', '1/5', 2, 1, 1],
    ['1/3', '1/5', 3, 1, 1],
  ],
});
const refused = written('refused.json', [
  [1, 3, 5],
  ['1/3', 1, 5],
  ['1/5', '1/5', 1],
]);
const table = written(
  'table.csv',
  'name,organic,salt,water\na,17.8,0.2,0.9\nb,12.1,0.35,0.6\nc,22.4,0.28,0.8\nd,15,0.5,1\n',
);

async function document(...options: string[]) {
  const { status, stdout, stderr } = await runWotu('weights', ...options, '--json');
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

describe('wotu weights --ahp', () => {
  it('one JSON document with weights by name, consistency and the worst judgement', async () => {
    const answer = await document('--ahp', accepted);
    expect(answer).toMatchObject({ method: 'ahp', RI: 1.12, randomIndexSet: 'saaty', accepted: true, findings: [] });
    expect(answer.weights.soil).toBeCloseTo(0.2636, 4);
    expect(answer.weights.water).toBeCloseTo(0.47584, 5);
    expect(answer.list[1]).toEqual({ name: 'water', weight: answer.weights.water });
    expect(answer.lambdaMax).toBeCloseTo(5.07208, 5);
    expect(answer.CI).toBeCloseTo(0.01802, 5);
    expect(answer.CR).toBeCloseTo(0.01609, 5);
    expect(answer.worstJudgement.CRAfter).toBeLessThan(answer.CR);
  });

  it('speaks both languages', async () => {
    const zh = await runWotu('weights', '--ahp', accepted);
    expect(zh.stdout).toMatch(/权重[\s\S]*water {2}0\.4758[\s\S]*CR 0\.0161 可接受[\s\S]*最不一致的判断/);
    const en = await runWotu('weights', '--ahp', accepted, '--lang', 'en', '--priorities', 'geometric-mean');
    expect(en.stdout).toMatch(/weight[\s\S]*water {2}0\.4773[\s\S]*CR 0\.0161 acceptable[\s\S]*least consistent/);
  });

  it('an inconsistent matrix: exit 4, the pair named, no weights', async () => {
    const { status, stdout, stderr } = await runWotu('weights', '--ahp', refused, '--lang', 'en');
    expect(status).toBe(4);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/inconsistent-judgements[\s\S]*below 0\.10, it is 0\.1169[\s\S]*"c\d" against "c\d": given/);
    const told = await runWotu('weights', '--ahp', refused, '--json');
    expect(told.status).toBe(4);
    const { error, weights, CR, accepted: verdict, worstJudgement } = JSON.parse(told.stdout);
    expect(error).toMatchObject({ code: 'inconsistent-judgements', kind: 'infeasible', at: { file: refused } });
    expect(weights).toBeUndefined();
    expect(CR).toBeCloseTo(0.11691, 5);
    expect(verdict).toBe(false);
    expect(worstJudgement.CRAfter).toBeCloseTo(0, 9);
  });

  it('--accept-inconsistent gives weights and says so loudly', async () => {
    const answer = await document('--ahp', refused, '--accept-inconsistent');
    expect(answer.accepted).toBe(false);
    expect(answer.findings[0]).toMatchObject({ severity: 'error', code: 'inconsistent-judgements' });
    const { stderr } = await runWotu('weights', '--ahp', refused, '--accept-inconsistent');
    expect(stderr).toMatch(/\[error\] inconsistent-judgements/);
  });

  it('another table of random indices, and one that does not exist', async () => {
    const { RI, randomIndexSet } = await document('--ahp', accepted, '--ri', 'donegan-dodd');
    expect([RI, randomIndexSet]).toEqual([1.0591, 'donegan-dodd']);
    expect((await runWotu('weights', '--ahp', accepted, '--ri', 'mine')).status).toBe(2);
  });

  it('a missing comparison: exit 3 by name, or completed', async () => {
    const gap = written('gap.json', {
      comparisons: [
        ['a', 'b', 1],
        ['a', 'c', 5],
        ['a', 'd', 2],
        ['b', 'c', 3],
        ['b', 'd', 4],
      ],
    });
    const { status, stderr } = await runWotu('weights', '--ahp', gap);
    expect(status).toBe(3);
    expect(stderr).toMatch(/missing-comparison[\s\S]*“c”与“d”没有比较[\s\S]*--complete/);
    const { completed } = await document('--ahp', gap, '--complete');
    expect(completed[0]).toMatchObject({ first: 'c', second: 'd' });
    expect(completed[0].value).toBeCloseTo(0.7303, 4);
  });

  it('several files are a group, with each member’s consistency', async () => {
    const other = written('other.json', {
      names: ['water', 'soil', 'air', 'slope', 'road'],
      matrix: Array(5).fill([1, 1, 1, 1, 1]),
    });
    const group = await document('--ahp', accepted, other, '--voters', '1,3');
    expect(group).toMatchObject({ method: 'group-ahp', group: 'judgements', accepted: true });
    expect(group.members.map(({ vote }: { vote: number }) => vote)).toEqual([0.25, 0.75]);
    expect(group.members[0].consistency.CR).toBeCloseTo(0.01609, 5);
    const wide = await document('--ahp', accepted, other, '--voters', '1，3');
    expect(wide.weights).toEqual(group.weights);
    const columns = await document('--ahp', accepted, '--priorities', 'column-mean');
    expect(columns.priorities).toBe('column-mean');
    expect(columns.weights.water).toBeCloseTo(0.474395, 6);
    const mean = await document('--ahp', accepted, other, '--group', 'priorities', '--mean', 'arithmetic');
    expect(mean.weights.water).toBeCloseTo((0.47584 + 0.2) / 2, 5);
    const words = await runWotu('weights', '--ahp', accepted, other);
    expect(words.stdout).toMatch(/other\.json: λmax 5\.0000[\s\S]*water：各成员权重 0\.2000 – 0\.4758/);
    expect((await runWotu('weights', '--ahp', accepted, other, '--voters', '1')).stderr).toMatch(/bad-voters/);
  });
});

describe.skipIf(!hasShared)('wotu weights --ahp on the peers’ cases (needs the shared folder)', () => {
  const cases = hasShared ? sharedJson<{ cases: { id: string }[] }>('conformance/mcda/ahp.json').cases : [];
  const fileOf = (id: string) =>
    written(
      `${id}.json`,
      cases.find((one) => one.id === id),
    );

  it('a hierarchy and direct values are recognised', async () => {
    const cities = await document('--ahp', fileOf('ahp-cities-hierarchy'));
    expect(cities.method).toBe('ahp-hierarchy');
    expect(cities.weights.Pittsburgh).toBeCloseTo(0.3851608703, 9);
    expect(cities.nodes).toHaveLength(6);
    const words = await runWotu('weights', '--ahp', fileOf('ahp-cities-hierarchy'), '--lang', 'en');
    expect(words.stdout).toMatch(/criteria: λmax 5\.2252[\s\S]*Housing: λmax/);
    expect((await document('--ahp', fileOf('ahp-direct-values'))).weights.civic).toBeCloseTo(0.3009, 4);
  });

  it('a hierarchy is no member of a group', async () => {
    const { status, stderr } = await runWotu('weights', '--ahp', accepted, fileOf('ahp-cities-hierarchy'));
    expect(status).toBe(3);
    expect(stderr).toMatch(/not-one-matrix/);
  });
});

describe('wotu weights by other methods', () => {
  it('entropy and CRITIC of a table (worked example E6), with their warning', async () => {
    const entropy = await document('--entropy', table, '--types', 'max,min,max');
    expect(entropy.weights.organic).toBeCloseTo(0.38424, 5);
    expect(entropy.findings).toMatchObject([{ code: 'spread-not-importance' }]);
    const critic = await document('--critic', table, '--types', 'salt=cost', '--sd', 'sample');
    expect(critic.weights.water).toBeCloseTo(0.39658, 5);
    expect(critic.findings[1]).toMatchObject({ code: 'types-by-default' });
    const raw = await document('--entropy', table, '--normalisation', 'sum');
    expect(raw.weights.salt).toBeCloseTo(0.56387905, 8);
  });

  it('rank order, in words or from a file', async () => {
    const order = await document('--rank-order', 'water,soil=air,road');
    expect(order.weights).toMatchObject({ water: expect.closeTo(0.520833, 6), soil: expect.closeTo(0.208333, 6) });
    const ranks = written('ranks.json', { ranks: { road: 4, water: 1, soil: 2, air: 2 } });
    expect((await document('--rank-order', ranks)).weights.road).toBeCloseTo(0.0625, 10);
    const power = await document('--rank-order', 'a,b', '--formula', 'exponent', '--exponent', '2');
    expect(power.weights.a).toBeCloseTo(0.8, 12);
    for (const written of ['water>soil=air>road', 'water、soil=air、road', 'water；soil=air＞road']) {
      expect((await document('--rank-order', written)).weights).toEqual(order.weights);
    }
  });

  it('direct values, and a file that wotu rank can take', async () => {
    const out = join(folder, 'out.json');
    const { status } = await runWotu('weights', '--direct', 'soil=3,water=1', '--out', out);
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({ soil: 0.75, water: 0.25 });
    const again = await document('--direct', out);
    expect(again.weights).toEqual({ soil: 0.75, water: 0.25 });
    expect((await document('--direct', 'soil=3；water=1')).weights).toEqual({ soil: 0.75, water: 0.25 });
  });

  it('the registry lists every method with parameters and source', async () => {
    const methods = JSON.parse((await runWotu('list', 'weighting-methods', '--json')).stdout);
    const ids = methods.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining(['ahp', 'group-ahp', 'direct', 'rank-order', 'entropy', 'critic']));
    expect((await runWotu('list', 'weighting-methods', '--lang', 'en')).stdout).toMatch(/critic[\s\S]*Diakoulaki/);
  });
});

describe('wrong use of wotu weights', () => {
  const bad = written('bad.json', [
    [1, 3],
    [3, 1],
  ]);
  const cases: [name: string, options: string[], status: number, words: RegExp][] = [
    ['no method', [], 2, /one-method[\s\S]*--rank-order/],
    ['two methods', ['--ahp', accepted, '--direct', 'a=1'], 2, /one-method[\s\S]*--ahp --direct/],
    ['an option of another method', ['--ahp', accepted, '--types', 'max'], 2, /stray-option[\s\S]*--types/],
    ['an unknown formula', ['--rank-order', 'a,b', '--formula', 'guess'], 2, /centroid/],
    ['a formula without its power', ['--rank-order', 'a,b', '--formula', 'exponent'], 2, /missing-exponent/],
    ['values without names', ['--direct', 'a=1,2'], 2, /bad-values/],
    ['a name twice', ['--direct', 'a=1,a=2'], 2, /bad-values/],
    ['too few types', ['--entropy', table, '--types', 'max,min'], 2, /value-count[\s\S]*organic/],
    ['types that shares ignore', ['--entropy', table, '--types', 'max', '--normalisation', 'sum'], 2, /stray-option/],
    ['a type nobody knows', ['--critic', table, '--types', 'max,up,max'], 2, /bad-value[\s\S]*up/],
    [
      'types of a criterion that is not there',
      ['--critic', table, '--types', 'depth=min'],
      2,
      /unknown-criterion[\s\S]*depth/,
    ],
    ['a missing file', ['--ahp', 'nowhere.json'], 3, /missing-file[\s\S]*nowhere\.json/],
    ['a file that is no JSON', ['--ahp', table], 3, /not-json[\s\S]*"matrix": \[\[1, 3\]/],
    ['values as a list alone', ['--direct', written('list.json', [3, 2])], 2, /bad-values.*\[3,2\]/],
    ['a matrix that contradicts itself', ['--ahp', bad], 3, /not-reciprocal[\s\S]*bad\.json/],
    ['a folder that is not there', ['--direct', 'a=1', '--out', join(folder, 'no', 'out.json')], 3, /cannot-write/],
    ['an empty order', ['--rank-order', ','], 3, /no-order/],
  ];
  it.each(cases)('%s: exit status and a message with the way out', async (_name, options, status, words) => {
    const finished = await runWotu('weights', ...options);
    expect(finished.stderr).toMatch(words);
    expect(finished.status).toBe(status);
  });
});
