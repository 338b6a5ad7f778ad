import { text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { PlanningError } from '../../run/planning-error.ts';

/** A comparison matrix as it was written: rows of judgements, null where none is given, not yet checked. */
export interface WrittenComparisons {
  readonly names: readonly string[];
  readonly rows: readonly (readonly (number | null)[])[];
}

/** A judgement as it was written: a number, `"3"`, `"1/3"` (also full-width), or null for a missing one. */
export function writtenJudgement(cell: unknown, at: Place): number | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number' && Number.isFinite(cell)) return cell;
  if (typeof cell === 'string') {
    if (cell.trim() === '') return null;
    const [, over = '', under = '1'] = /^\s*([^/]+?)\s*(?:\/\s*([^/]+?)\s*)?$/.exec(cell.normalize('NFKC')) ?? [];
    const value = Number(over || Number.NaN) / Number(under);
    if (Number.isFinite(value)) return value;
  }
  throw new PlanningError('input', 'not-a-judgement', {
    text: text(
      `判断值应为数字或 "1/3" 这样的分数，实为 ${JSON.stringify(cell)}`,
      `a judgement should be a number or a fraction such as "1/3", found ${JSON.stringify(cell)}`,
    ),
    remedy: text('改为数字；没有比较过的填 null', 'write a number, or null where nothing was compared'),
    at,
  });
}

/**
 * Names of the compared: text, each once, as many as the matrix has rows; c1 … cn where none are given. Throws
 * `PlanningError` (`bad-names`, `repeated-name`).
 */
export function comparedNames(names: unknown, size: number, at: Place): readonly string[] {
  if (names === undefined || names === null) return Array.from({ length: size }, (_, k) => `c${k + 1}`);
  const list: readonly unknown[] = Array.isArray(names) ? names : [];
  if (list.length !== size || !list.every((name) => typeof name === 'string' && name.trim() !== '')) {
    throw new PlanningError('input', 'bad-names', {
      text: text(
        `应有 ${size} 个名称（文字），实为 ${JSON.stringify(names)}`,
        `${size} names were expected as text, found ${JSON.stringify(names)}`,
      ),
      remedy: text('名称个数与矩阵行数相同，都写成文字', 'give as many names as the matrix has rows, all as text'),
      at,
    });
  }
  const called = list as readonly string[];
  const twice = called.find((name, k) => called.indexOf(name) !== k);
  if (twice === undefined) return called;
  throw new PlanningError('input', 'repeated-name', {
    text: text(`名称“${twice}”出现两次`, `the name "${twice}" occurs twice`),
    remedy: text('每个名称只用一次', 'use every name once'),
    at: { ...at, field: twice },
  });
}
