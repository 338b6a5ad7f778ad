import { describe, expect, it } from 'vitest';
import { findingGroups } from '../../../web/state/finding-groups.ts';
import { smallPlan } from '../small-plan.ts';

describe('findings by kind', () => {
  it('puts what could not be used first, then the larger groups, and loses none', () => {
    const { findings } = smallPlan();
    const groups = findingGroups(findings);
    expect(groups.map(({ code, findings: list }) => [code, list.length])).toEqual([
      ['duplicate-id', 1],
      ['area-differs', 2],
      ['other', 1],
    ]);
    expect(groups.flatMap((group) => group.findings)).toHaveLength(findings.length);
  });
});
