import { describe, expect, it } from 'vitest';
import { sourceFiles } from './project-files.ts';
import { impurities } from './purity.ts';

describe('purity', () => {
  it('the engine reads no clock, no chance and no host', () => {
    expect(
      sourceFiles()
        .filter((file) => file.path.startsWith('engine/'))
        .flatMap(impurities),
    ).toEqual([]);
  });

  it('finds each of them', () => {
    const impure = ['Date.now()', 'new Date()', 'Math.random()', 'performance.now()', 'process.env', 'window.name'];
    for (const text of impure) expect(impurities({ path: 'engine/a.ts', text }), text).toHaveLength(1);
  });

  it('lets a date be read from an input', () => {
    const text = "const day = new Date('2026-03-01'); const f = (self: A) => self.b; Math.sqrt(2);";
    expect(impurities({ path: 'engine/a.ts', text })).toEqual([]);
  });
});
