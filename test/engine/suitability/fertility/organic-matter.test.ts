import { describe, expect, it } from 'vitest';
import { organicCarbonMismatch, organicMatterFrom } from '../../../../engine/suitability/fertility/organic-matter.ts';

describe('organicMatterFrom', () => {
  it('turns the carbon of Minle Huarui, 5.96 g/kg, into its published 10.3 g/kg (ChinaXiv 202209.00151V1)', () => {
    expect(organicMatterFrom({ value: 5.96, given: 'organic-carbon' })).toBeCloseTo(10.3, 1);
    expect(organicMatterFrom({ value: 10.3, given: 'organic-matter' })).toBe(10.3);
  });
});

describe('organicCarbonMismatch', () => {
  const layer = { layer: 'soil-organic-matter', file: 'soil.tif' };

  it.each([
    { ...layer, layer: 'SOC' },
    { ...layer, file: 'soc_0_20cm.tif' },
    { ...layer, title: '土壤有机碳(g/kg)' },
    { ...layer, title: 'Soil Organic Carbon' },
    { ...layer, title: 'soil-organic_carbon' },
  ])('names what is called carbon: %j', (source) => {
    const finding = organicCarbonMismatch(source);
    expect(finding?.code).toBe('organic-carbon-as-organic-matter');
    expect(finding?.message.en).toMatch(/organic carbon.*organic matter.*1\.724/);
    expect(finding?.remedy.zh).toContain('有机碳');
  });

  it.each([
    layer,
    { ...layer, title: '有机质(g/kg)' },
    { ...layer, file: 'social-survey.tif' },
    { ...layer, layer: 'SOC', given: 'organic-carbon' as const },
  ])('is silent for %j', (source) => {
    expect(organicCarbonMismatch(source)).toBeNull();
  });
});
