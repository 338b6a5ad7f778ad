import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plantDefects } from '../../data/make/defects.ts';
import { TOWN_FACTS } from '../../data/make/facts/towns.ts';
import { makeParcels } from '../../data/make/parcels.ts';
import { COMMITTED_SEED, sizeFor } from '../../data/make/size.ts';
import { layOutTown } from '../../data/make/town-layout.ts';
import { repoRoot } from '../shared-data.ts';

const planted = TOWN_FACTS.flatMap((fact) => {
  const layout = layOutTown(fact, COMMITTED_SEED, sizeFor(1));
  return plantDefects(layout, makeParcels(layout));
});
const of = (kind: string): string[] => planted.filter((d) => d.kind === kind).map((d) => d.code);

describe('planted faults', () => {
  it('are one of each single kind, two bow-ties and a few dozen wrong areas', () => {
    expect(of('duplicate-code')).toHaveLength(1);
    expect(of('sliver')).toHaveLength(1);
    expect(of('overlap')).toHaveLength(1);
    expect(of('unknown-village')).toHaveLength(1);
    expect(of('bow-tie')).toHaveLength(2);
    expect(of('registered-area').length).toBeGreaterThan(24);
    expect(of('registered-area').length).toBeLessThan(72);
  });

  it('are listed in data/README.md', () => {
    const readme = readFileSync(resolve(repoRoot, 'data/README.md'), 'utf8');
    for (const kind of ['duplicate-code', 'sliver', 'overlap', 'unknown-village', 'bow-tie']) {
      for (const code of of(kind)) expect(readme.includes(code), code).toBe(true);
    }
    expect(readme.includes(`${of('registered-area').length} parcels`)).toBe(true);
  });
});
