import { describe, expect, it } from 'vitest';
import { InconsistentJudgements } from '../../../../engine/suitability/weighting/inconsistent-judgements.ts';
import { groupAhp } from '../../../../engine/suitability/weighting/methods/group-ahp.ts';
import { seeded } from '../../zonal/seeded.ts';
import { expectClose } from './close-to.ts';
import { noisyJudgements, randomJudgements, ratiosOf } from './judgement-matrices.ts';
import { comparisonsIn } from './questions.ts';

const memberOf = (document: unknown, k: number) => ({ name: `m${k + 1}.json`, comparisons: comparisonsIn(document) });

describe('group AHP', () => {
  const members = [
    [
      [1, 3, 5],
      ['1/3', 1, 2],
      ['1/5', '1/2', 1],
    ],
    [
      [1, 2, 7],
      ['1/2', 1, 3],
      ['1/7', '1/3', 1],
    ],
    [
      [1, '1/2', 3],
      [2, 1, 5],
      ['1/3', '1/5', 1],
    ],
  ].map(memberOf);
  const voters = [1, 2, 1];

  // Three judges computed with numpy's eigenvectors from the definitions of Aczél and Saaty 1983.
  it('judgements: the geometric mean of the matrices', () => {
    const { weights, details } = groupAhp.weigh({ members, voters });
    expectClose(weights, [0.54951368, 0.34220228, 0.10828404], 5e-9);
    expect(details.consistency?.lambdaMax).toBeCloseTo(3.0006601038663177, 10);
    expectClose(details.members[0]?.weights ?? [], [0.64832901, 0.22965079, 0.12202019], 5e-9);
    expectClose(
      details.members.map(({ vote }) => vote),
      [0.25, 0.5, 0.25],
      1e-15,
    );
    expect(details.spread[1]).toMatchObject({ name: 'c2' });
    expect(details.spread[1]?.least).toBeCloseTo(0.22965079, 7);
    expect(details.spread[1]?.largest).toBeCloseTo(0.58155207, 7);
  });

  it('priorities: geometric and arithmetic mean of the weights', () => {
    const geometric = groupAhp.weigh({ members, voters, group: 'priorities' });
    expectClose(geometric.weights, [0.54951368, 0.34220228, 0.10828404], 5e-9);
    const arithmetic = groupAhp.weigh({ members, voters, group: 'priorities', mean: 'arithmetic' });
    expectClose(arithmetic.weights, [0.54695785, 0.3489102, 0.10413195], 5e-9);
    expect(arithmetic.details.consistency).toBeNull();
  });

  it('the mean of 3 and 5 is √15 (Aczél and Saaty 1983: reciprocal and homogeneous)', () => {
    const two = [
      [
        [1, 3],
        ['1/3', 1],
      ],
      [
        [1, 5],
        ['1/5', 1],
      ],
    ].map(memberOf);
    const matrix = groupAhp.weigh({ members: two }).details.matrix;
    expect(matrix?.[0]?.[1]).toBeCloseTo(Math.sqrt(15), 12);
    expect(matrix?.[1]?.[0]).toBeCloseTo(1 / Math.sqrt(15), 12);
  });

  it('identical members weigh what one of them weighs, whatever the vote', () => {
    const random = seeded(7);
    for (let k = 0; k < 20; k++) {
      const one = noisyJudgements(random, 3 + (k % 5), 1.4);
      const alone = groupAhp.weigh({ members: [memberOf(one, 0)], acceptInconsistent: true });
      const same = groupAhp.weigh({
        members: [one, one, one].map(memberOf),
        voters: [1, 5, random() + 0.1],
        acceptInconsistent: true,
      });
      expectClose(same.weights, alone.weights, 1e-12);
    }
  });

  it('with row geometric means both ways agree (Escobar, Aguarón, Moreno-Jiménez 2004)', () => {
    const random = seeded(11);
    for (let k = 0; k < 20; k++) {
      const asked = {
        members: [0, 1, 2].map((m) => memberOf(randomJudgements(random, 5), m)),
        voters: [1 + random(), 1 + random(), 1 + random()],
        priorities: 'geometric-mean',
        acceptInconsistent: true,
      } as const;
      const judgements = groupAhp.weigh({ ...asked, group: 'judgements' });
      expectClose(groupAhp.weigh({ ...asked, group: 'priorities' }).weights, judgements.weights, 1e-12);
    }
  });

  it('the averaged λmax is no more than the geometric mean of the members’ (Kingman 1961)', () => {
    const random = seeded(13);
    for (let k = 0; k < 40; k++) {
      const asked = [0, 1, 2].map((m) => memberOf(randomJudgements(random, 4 + (k % 4)), m));
      const { details } = groupAhp.weigh({ members: asked, acceptInconsistent: true });
      const logs = details.members.map(({ consistency }) => Math.log(consistency.lambdaMax));
      const bound = Math.exp(logs.reduce((sum, log) => sum + log, 0) / 3);
      expect(details.consistency?.lambdaMax).toBeLessThanOrEqual(bound * (1 + 1e-12));
    }
  });

  it('members may list the names in any order', () => {
    const ratios = { names: ['a', 'b', 'c'], matrix: ratiosOf([1, 2, 3]) };
    const turned = { names: ['c', 'a', 'b'], matrix: ratiosOf([3, 1, 2]) };
    const { names, weights } = groupAhp.weigh({ members: [ratios, turned].map(memberOf) });
    expect(names).toEqual(['a', 'b', 'c']);
    expectClose(weights, [1 / 6, 2 / 6, 3 / 6], 1e-14);
  });

  it('an inconsistent member is told where judgements are averaged and refused where priorities are', () => {
    const cycle = [
      [1, 9, '1/9'],
      ['1/9', 1, 9],
      [9, '1/9', 1],
    ];
    const mixed = [ratiosOf([1, 2, 3]), cycle].map(memberOf);
    const told = groupAhp.weigh({ members: mixed, voters: [99, 1] });
    expect(told.findings).toMatchObject([{ code: 'inconsistent-member', at: { file: 'm2.json' } }]);
    expect(() => groupAhp.weigh({ members: mixed, group: 'priorities' })).toThrow(InconsistentJudgements);
    expect(() => groupAhp.weigh({ members: mixed })).toThrow(InconsistentJudgements);
  });

  it.each([
    ['no-members', { members: [] }],
    ['bad-voters', { members, voters: [1, 2] }],
    ['bad-voters', { members, voters: [1, 2, 0] }],
    ['different-names', { members: [...members, memberOf([[1]], 3)] }],
    [
      'different-names',
      { members: [...members, memberOf({ names: ['c1', 'c2', 'x'], matrix: ratiosOf([1, 1, 1]) }, 3)] },
    ],
  ])('%s is refused', (code, question) => {
    expect(() => groupAhp.weigh(question)).toThrow(expect.objectContaining({ code }));
  });
});
