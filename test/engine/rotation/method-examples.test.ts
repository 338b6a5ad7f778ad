import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainConflict } from '../../../engine/rotation/check-histories.ts';
import { conflictRow, ERROR, INFO, UNKNOWN, WARNING } from '../../../engine/rotation/conflict-list.ts';
import { slackDays } from '../../../engine/rotation/rule-book.ts';
import { hasShared, sharedPath } from '../../shared-data.ts';
import { judge, type Line, landRecord, STANDARD } from './rotation-bench.ts';

const cropOf = (id: string) => {
  const crop = STANDARD.crops.find((each) => each.id === id);
  if (crop === undefined) throw new Error(`no crop ${id}`);
  return crop;
};

interface Sequence {
  readonly seq: Readonly<Record<string, readonly string[]>>;
  readonly green_manure_plantings?: readonly string[];
  readonly winter_fallow_exemption?: boolean;
  readonly expect_codes: readonly string[];
}

interface Succession {
  readonly first: string;
  readonly second: string;
  readonly slack_days: number;
  readonly verdict: string;
}

function example<Case>(id: string): readonly Case[] {
  const document = JSON.parse(readFileSync(sharedPath('domain/method-examples.json'), 'utf8')) as {
    examples: readonly { id: string; cases: readonly Case[] }[];
  };
  return document.examples.find((each) => each.id === id)?.cases ?? [];
}

/** Rules that the worked examples speak of; those beyond are tested by themselves. */
const EXAMPLE_RULES = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7'];

/** Conflicts in the words of the examples: `R2 warn tomato 2026`, `R5 tomato->potato`, `R3 info`, `R4`. */
function codesOf({ seq, green_manure_plantings = [], winter_fallow_exemption = false }: Sequence): string[] {
  const lines = Object.entries(seq).map(
    ([year, crops]): Line => [
      Number(year),
      ...crops.map((id) => (green_manure_plantings.includes(id) ? `!${id}` : id)),
    ],
  );
  const { answer, means } = judge([landRecord(lines)], { winterFallow: winter_fallow_exemption });
  const cropAt = (planting: number) => STANDARD.crops[means.histories.crop[planting] as number]?.id;
  return Array.from({ length: answer.conflicts.length }, (_v, k) => {
    const { rule } = explainConflict(answer, k, means);
    const { planting, against, standard } = conflictRow(answer.conflicts, k);
    if (standard === UNKNOWN || !EXAMPLE_RULES.includes(rule)) return '';
    const word = { [ERROR]: 'error', [WARNING]: 'warn', [INFO]: 'info' }[standard];
    const place = `${cropAt(planting)} ${means.histories.year[planting]}`;
    if (rule === 'R1') return `R1 ${place}`;
    if (rule === 'R2') return `R2 ${word} ${place}`;
    if (rule === 'R3') return `R3 ${word}`;
    if (rule === 'R5') return `R5 ${cropAt(against)}->${cropAt(planting)}`;
    return rule === 'R6' ? `R6 ${word} ${place}` : rule;
  }).filter((code) => code !== '');
}

describe.skipIf(!hasShared)('worked examples of rotation (needs the shared data)', () => {
  it('E17: conflicts of whole sequences', () => {
    const cases = example<Sequence>('E17');
    expect(cases).toHaveLength(8);
    for (const each of cases)
      expect(codesOf(each).sort(), JSON.stringify(each.seq)).toEqual([...each.expect_codes].sort());
  });

  it('E18: days between two crops of one year', () => {
    const cases = example<Succession>('E18');
    expect(cases).toHaveLength(8);
    for (const { first, second, slack_days, verdict } of cases) {
      expect(slackDays(cropOf(first), cropOf(second)), `${first}, ${second}`).toBe(slack_days);
      const codes = codesOf({ seq: { 2025: [first, second] }, expect_codes: [] });
      const severity = codes.find((code) => code.startsWith('R6'))?.split(' ')[1] ?? 'ok';
      expect(severity === 'warn' ? 'warn tight' : severity).toBe(verdict);
    }
  });

  it('carries the table of the groundwork: intervals, windows, families, pairs', () => {
    const document = JSON.parse(readFileSync(sharedPath('domain/rotation.json'), 'utf8'));
    const crops = document.crops.filter(({ id }: { id: string }) => id !== 'fallow');
    expect(STANDARD.crops.map(({ id }) => id)).toEqual(crops.map(({ id }: { id: string }) => id));
    for (const [k, crop] of STANDARD.crops.entries()) {
      const { min_gap_years, family_gap_years, family, legume, green_manure, windows } = crops[k];
      expect([crop.gapYears, crop.familyGapYears, crop.family, crop.legume, crop.greenManure]).toEqual([
        min_gap_years,
        family_gap_years,
        family,
        legume,
        green_manure,
      ]);
      expect(crop.windows.map(({ sow, harvest }) => [sow, harvest])).toEqual(
        windows.map(({ sow, harvest }: { sow: number[]; harvest: number[] }) => [sow, harvest]),
      );
    }
    const pairs = STANDARD.predecessors.bad.map(({ first, next, note }) => [first, next, note.en]);
    expect(pairs).toEqual(document.predecessors.bad);
    const good = STANDARD.predecessors.good.map(({ first, next, note }) => [first, next, note.en]);
    expect(good).toEqual(document.predecessors.good);
  });

  it('is as sure of every interval as the groundwork is, no surer', () => {
    const written = readFileSync(sharedPath('domain/rotation.md'), 'utf8');
    const words: Readonly<Record<string, string>> = { V: 'verified', K: 'known', U: 'uncertain' };
    const rows = [...written.matchAll(/^\| .*`(\w+)` \| .*? \| \d+ \/ \d+ ([VKU]) \|/gm)];
    expect(rows).toHaveLength(STANDARD.crops.length);
    for (const [, id = '', letter = ''] of rows) expect(cropOf(id).gapConfidence, id).toBe(words[letter]);
  });
});
