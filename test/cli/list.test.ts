import { describe, expect, it } from 'vitest';
import { runWotu } from './run-wotu.ts';

describe('wotu list of what suitability rests on', () => {
  it('rules of rotation and the intervals of crops, with source and confidence', async () => {
    expect((await runWotu('list', 'rules', '--lang', 'en')).stdout).toMatch(
      /R8 .*parallel production.*GB\/T 19630-2019 4\.2\.2 +known/,
    );
    const crops = JSON.parse((await runWotu('list', 'rotation-crops', '--json')).stdout);
    expect(crops.find(({ id }: { id: string }) => id === 'pea')).toMatchObject({
      gapYears: 4,
      gapConfidence: 'verified',
    });
  });

  it('crops: class limits with source and confidence, and a dash where nothing is known', async () => {
    const { stdout } = await runWotu('list', 'crops', '--lang', 'en');
    expect(stdout).toMatch(/potato .*1\.7, 12 .*2\.95\/5\.03\/6\.7 .*Maas 1990.*verified/);
    expect(stdout).toMatch(/astragalus .*medicinal herbs .*— {2,}—/);
    const crops = JSON.parse((await runWotu('list', 'crops', '--json')).stdout);
    expect(crops).toHaveLength(44);
    expect(crops[0].sources.ph.confidence).toBe('uncertain');
  });

  it('memberships: every kind with its formula', async () => {
    const kinds = JSON.parse((await runWotu('list', 'memberships', '--json')).stdout);
    expect(kinds.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['more-is-better', 'less-is-better', 'peak', 'sigmoid', 'gaussian']),
    );
  });

  it('standards: clause, validity, confidence and source of each file', async () => {
    const heads = JSON.parse((await runWotu('list', 'standards', '--json')).stdout);
    const soil = heads.find(({ file }: { file: string }) => file === 'gb15618-2018.json');
    expect(soil.clauses.length).toBeGreaterThan(1);
    expect(soil.validity).toBe('2018-08-01');
    expect(soil.confidence.verified).toBeGreaterThan(0);
    for (const { file, source, confidence } of heads) {
      expect(source.zh && source.en, file).toBeTruthy();
      expect(Object.keys(confidence).length, file).toBeGreaterThan(0);
    }
  });

  it('criteria: the membership with its parameters', async () => {
    expect((await runWotu('list', 'criteria', '--lang', 'en')).stdout).toMatch(
      /bulk-density .*peak a=6\.39002 c=1\.310488 lower=0\.5 upper=2 .*calibrated for Minqin.*verified/,
    );
  });
});
