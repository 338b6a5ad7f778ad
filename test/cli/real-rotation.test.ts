import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasShared, repoRoot, sharedPath } from '../shared-data.ts';
import { runWotu } from './run-wotu.ts';

interface Row {
  readonly parcel: string;
  readonly rule: string;
  readonly standard: string;
  readonly year: number | null;
  readonly crop: string | null;
  readonly preceding_crop: string | null;
  readonly preceding_year: number | null;
  readonly area_mu: number;
}

/** Conflicts and unknown answers by field: `R1 error maize 2022 < maize 2021`, `R3 unknown`. */
async function answersOf(file: string, rules: string, ...options: string[]) {
  const map = sharedPath(`data/parcels/${file}`);
  const own = resolve(repoRoot, 'test/cli/rotation-rules', rules);
  const { status, stdout, stderr } = await runWotu(
    'rotate',
    '--history',
    map,
    '--parcels',
    map,
    '--rules',
    own,
    ...options,
    '--json',
  );
  expect(status, stderr).toBe(0);
  const report = JSON.parse(stdout) as {
    parcels: number;
    conflicts: Row[];
    unknown: Row[];
    changes: object[];
    findings: { code: string; at: { feature?: string } }[];
  };
  const words = ({ rule, standard, crop, year, preceding_crop, preceding_year }: Row) =>
    [rule, standard, crop, year, preceding_crop === null ? null : `< ${preceding_crop} ${preceding_year}`]
      .filter((part) => part !== null)
      .join(' ');
  return {
    ...report,
    of: (field: string) => report.conflicts.filter(({ parcel }) => parcel === field).map(words),
    unknownOf: (field: string) => report.unknown.filter(({ parcel }) => parcel === field).map(words),
  };
}

/** Checked by hand against the eight crops of each field, 2017 to 2024. */
const NEW_MEXICO: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  '0001': [['R3 error', 'R4 warning', 'R7 warning'], []],
  '0004': [['R4 warning', 'R7 warning'], ['R6 unknown sorghum 2020 < spring_wheat 2020']],
  '0014': [['R3 error', 'R7 warning'], []],
  '0015': [['R1 error sorghum 2020 < sorghum 2019', 'R3 error', 'R4 warning', 'R7 warning'], []],
  '0036': [['R1 error sorghum 2020 < sorghum 2019', 'R4 warning', 'R7 warning'], []],
  '0050': [['R4 warning', 'R5 warning spring_wheat 2023 < maize 2022', 'R7 warning'], []],
  '0058': [[], ['R2 unknown alfalfa 2017', 'R12 unknown alfalfa 2017']],
  '0064': [['R7 warning'], ['R2 unknown alfalfa 2017', 'R12 unknown alfalfa 2017']],
  '0069': [
    [
      'R1 error sorghum 2020 < sorghum 2019',
      'R1 warning maize 2022 < maize 2021',
      'R5 warning spring_wheat 2023 < maize 2022',
      'R7 warning',
      'R11 info maize 2022 < maize 2021',
    ],
    ['R2 unknown alfalfa 2017', 'R12 unknown alfalfa 2017'],
  ],
  // Alfalfa 2017 to 2021 is one stand; sown again in 2024, three years after it was cleared.
  '0078': [['R3 error'], ['R2 unknown alfalfa 2017', 'R12 unknown alfalfa 2017']],
  '0089': [
    ['R1 warning maize 2023 < maize 2022', 'R3 error', 'R7 warning', 'R11 info maize 2023 < maize 2022'],
    ['R2 unknown alfalfa 2017', 'R12 unknown alfalfa 2017'],
  ],
  // Cereals are two of four main crops, maize two of four: half is not above half.
  '0091': [
    ['R1 warning maize 2023 < maize 2022', 'R3 error', 'R11 info maize 2023 < maize 2022'],
    ['R2 unknown alfalfa 2017', 'R12 unknown alfalfa 2017'],
  ],
  '0100': [
    ['R6 error maize 2020 < spring_wheat 2020', 'R7 warning'],
    [
      'R2 unknown alfalfa 2017',
      'R6 unknown sorghum 2019 < spring_wheat 2019',
      'R6 unknown maize 2024 < triticale 2024',
      'R12 unknown alfalfa 2017',
    ],
  ],
};

/** Checked by hand against the twelve months of each field, October 2019 to September 2020: no year is known as a whole. */
const WHOLE = ['R3 unknown', 'R4 unknown', 'R7 unknown'];
const BAHIA: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  0: [[], WHOLE],
  2: [[], WHOLE],
  3: [[], [...WHOLE, 'R12 unknown coffee 2019']],
  5: [[], ['R1 unknown soybean 2020', 'R2 unknown soybean 2020', ...WHOLE, 'R10 unknown soybean 2020']],
  23: [
    [],
    [
      'R1 unknown maize 2020',
      'R2 unknown soybean 2020',
      'R3 unknown',
      'R4 unknown',
      'R6 unknown maize 2020 < soybean 2020',
      'R7 unknown',
      'R10 unknown soybean 2020',
    ],
  ],
  26: [[], ['R1 unknown soybean 2019', 'R2 unknown soybean 2019', ...WHOLE, 'R10 unknown soybean 2019']],
  52: [[], ['R1 unknown soybean 2020', 'R2 unknown soybean 2020', ...WHOLE, 'R10 unknown soybean 2020']],
  64: [[], ['R1 unknown millet 2020', ...WHOLE]],
  85: [
    ['R2 warning bean 2020 < soybean 2019', 'R10 warning bean 2020 < soybean 2019'],
    ['R1 unknown bean 2020', 'R2 unknown soybean 2019', ...WHOLE, 'R10 unknown soybean 2019'],
  ],
  87: [[], ['R1 unknown sorghum 2020', ...WHOLE]],
  97: [[], ['R1 unknown maize 2020', ...WHOLE]],
};

describe.skipIf(!hasShared)('real crop sequences (needs the shared data)', () => {
  it('eight years of a hundred fields of New Mexico', async () => {
    const answers = await answersOf(
      'us_csb_2017_2024.geojson',
      'new-mexico.json',
      '--parcel',
      'CSBID',
      '--crop',
      'crop_{year}',
    );
    expect(answers.parcels).toBe(100);
    expect(answers.conflicts).toHaveLength(256);
    for (const [field, [conflicts, unknown]] of Object.entries(NEW_MEXICO)) {
      expect(answers.of(`35172400000${field}`), field).toEqual(conflicts);
      expect(answers.unknownOf(`35172400000${field}`), field).toEqual(unknown);
    }
    expect(answers.findings.filter(({ code }) => code === 'unknown-crop')).toEqual([]);
    expect(answers.findings.filter(({ code }) => code === 'perennial-returns').map(({ at }) => at.feature)).toContain(
      '351724000000078',
    );
  });

  it('twelve months of a hundred fields of Bahia', async () => {
    const answers = await answersOf(
      'br_lem_2019_2020_monthly.geojson',
      'bahia.json',
      '--parcel',
      'id',
      '--crop',
      '{month}_{year}',
    );
    expect(answers.parcels).toBe(100);
    for (const [field, [conflicts, unknown]] of Object.entries(BAHIA)) {
      expect(answers.of(field), field).toEqual(conflicts);
      expect(answers.unknownOf(field), field).toEqual(unknown);
    }
    expect(answers.findings.filter(({ code }) => code === 'unknown-crop')).toEqual([]);
  });
});
