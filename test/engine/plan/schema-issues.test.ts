import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { schemaIssues } from '../../../engine/plan/schema-issues.ts';

const own = z.strictObject({ id: z.string(), column: z.string(), degree: z.number() });
const known = z.strictObject({ id: z.enum(['ph', 'salt']) });
const schema = z.strictObject({ criteria: z.array(z.union([known, own])), draws: z.int().min(100) });

describe('schemaIssues', () => {
  it('has nothing to say of a document that fits', () => {
    expect(schemaIssues(schema, { criteria: [{ id: 'ph' }], draws: 100 })).toBeNull();
  });

  it('names every wrong key in both languages', () => {
    const issues = schemaIssues(schema, { criteria: [], draws: 5, colour: 1 });
    expect(issues?.en).toMatch(/draws: Too small.*100, found 5; ·: Unrecognized key: "colour"$/);
    expect(issues?.zh).toMatch(/draws: 数值过小.*100，实为 5; ·: .*"colour"$/);
  });

  it('tells of a union what is wrong with the branch that was meant', () => {
    const ofKnown = schemaIssues(schema, { criteria: [{ id: 'acidity' }], draws: 100 });
    expect(ofKnown?.en).toMatch(/^criteria\.0\.id: .*"ph"\|"salt", found "acidity"$/);
    const ofOwn = schemaIssues(schema, { criteria: [{ id: 'x', column: 'x.mean', degree: 'much' }], draws: 100 });
    expect(ofOwn?.en).toMatch(/^criteria\.0\.degree: .*, found "much"$/);
  });

  it('calls a key that is not there missing', () => {
    const issues = schemaIssues(schema, { criteria: [] });
    expect(issues?.en).toBe('draws: Invalid input: expected number, missing');
    expect(issues?.zh).toMatch(/^draws: .*，缺少$/);
  });

  it('keeps to one language where a message is written in both', () => {
    const salt = z.enum(['1:5'], { error: () => '未注明土水比 / without its dilution' });
    expect(schemaIssues(salt, undefined)).toEqual({ zh: '·: 未注明土水比', en: '·: without its dilution' });
  });
});
