import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { PlanningError } from '../../run/planning-error.ts';
import { type ComparisonMatrix, type Pair, pairsOf, setJudgement } from './comparison-matrix.ts';
import { figure } from './figure.ts';
import type { WrittenComparisons } from './written-judgement.ts';

/** A checked matrix; missing pairs hold 1 until they are completed. */
export interface CheckedComparisons {
  readonly matrix: ComparisonMatrix;
  readonly missing: readonly Pair[];
  readonly findings: readonly Finding[];
}

/** Products of a judgement and its counterpart within this of 1 are reciprocals. */
const EXACT = 1e-6;
/** Saaty's scale ends here. */
const SCALE_END = 9;

interface Question extends WrittenComparisons {
  readonly at: Place;
  readonly findings: Finding[];
}

/**
 * Checks a written matrix: diagonal 1, judgements above 0, the two of a pair reciprocal. One of a pair alone stands for
 * both. A judgement below 1 that is the reciprocal of its counterpart *rounded to the decimals it is written with, two
 * at least* (0.33 beside 3, 0.14 beside 7) is taken as that reciprocal, with a finding; any other disagreement is
 * refused. Judgements beyond 1/9 … 9 are kept, with a finding. Throws `PlanningError` of kind `input`:
 * `diagonal-not-one`, `judgement-not-positive`, `not-reciprocal`.
 */
export function checkComparisons(written: WrittenComparisons, at: Place = {}): CheckedComparisons {
  const size = written.names.length;
  const question: Question = { ...written, at, findings: [] };
  for (const [r, row] of written.rows.entries()) {
    for (const [c, cell] of row.entries()) {
      if (cell !== null && !(cell > 0)) throw notPositive(cell, question, { first: r, second: c });
    }
    const own = row[r] ?? 1;
    if (Math.abs(own - 1) > EXACT) throw diagonal(own, question, r);
  }
  const values = new Float64Array(size * size).fill(1);
  const missing: Pair[] = [];
  for (const pair of pairsOf(size)) {
    const judgement = agreedJudgement(question, pair);
    if (judgement === null) missing.push(pair);
    else setJudgement(values, { ...pair, size }, judgement);
    if (judgement !== null) noteScale(question, pair, judgement);
  }
  return { matrix: { names: written.names, values }, missing, findings: question.findings };
}

/** The judgement of a pair from its two cells; null where neither is given. */
function agreedJudgement(question: Question, pair: Pair): number | null {
  const over = question.rows[pair.first]?.[pair.second] ?? null;
  const under = question.rows[pair.second]?.[pair.first] ?? null;
  if (over === null) return under === null ? null : 1 / under;
  if (under === null) return over;
  if (Math.abs(over * under - 1) <= EXACT) return over >= 1 ? over : 1 / under;
  const [large, small] = over > under ? [over, under] : [under, over];
  if (large < 1 || !isRounded(small, 1 / large)) throw notReciprocal(question, pair, { over, under });
  question.findings.push(roundedReciprocal(question, pair, { large, small }));
  return over > under ? over : 1 / under;
}

function isRounded(value: number, exact: number): boolean {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return decimals >= 2 && Math.abs(value - exact) <= 0.5 * 10 ** -decimals * (1 + 1e-9);
}

function noteScale({ names, at, findings }: Question, { first, second }: Pair, judgement: number): void {
  if (judgement <= SCALE_END * (1 + EXACT) && judgement >= (1 - EXACT) / SCALE_END) return;
  const [a, b] = [names[first] as string, names[second] as string];
  findings.push({
    severity: 'warning',
    code: 'outside-scale',
    message: text(
      `“${a}”对“${b}”的判断 ${figure(judgement)} 超出 Saaty 标度 1/9 至 9`,
      `"${a}" against "${b}" is judged ${figure(judgement)}, outside Saaty's scale 1/9 to 9`,
    ),
    remedy: text(
      '核对数值；相差这样大的两项宜放在不同层次比较',
      'check the value; what differs this much is better compared on different levels',
    ),
    at: { ...at, row: first + 1, field: b },
  });
}

function roundedReciprocal(
  { names, at }: Question,
  { first, second }: Pair,
  { large, small }: { readonly large: number; readonly small: number },
): Finding {
  const [a, b] = [names[first] as string, names[second] as string];
  return {
    severity: 'info',
    code: 'rounded-reciprocal',
    message: text(
      `“${a}”与“${b}”的判断 ${figure(large)} 和 ${small} 互为倒数的四舍五入值，按 ${figure(large)} 和 1/${figure(large)} 计算`,
      `the judgements ${figure(large)} and ${small} of "${a}" and "${b}" are reciprocal but for rounding, taken as ${figure(large)} and 1/${figure(large)}`,
    ),
    remedy: text(
      '无需处理；写成 "1/3" 这样的分数就没有舍入',
      'nothing to do; fractions such as "1/3" need no rounding',
    ),
    at: { ...at, row: first + 1, field: b },
  };
}

function notReciprocal(
  { names, at }: Question,
  { first, second }: Pair,
  { over, under }: { readonly over: number; readonly under: number },
): PlanningError {
  const [a, b] = [names[first] as string, names[second] as string];
  return new PlanningError('input', 'not-reciprocal', {
    text: text(
      `“${a}”对“${b}”是 ${figure(over)}，“${b}”对“${a}”应为 ${figure(1 / over)}，实为 ${figure(under)}（第 ${first + 1} 行第 ${second + 1} 列与其对称格）`,
      `"${a}" against "${b}" is ${figure(over)}, so "${b}" against "${a}" should be ${figure(1 / over)}, found ${figure(under)} (row ${first + 1}, column ${second + 1}, and the cell across)`,
    ),
    remedy: text(
      '改正其中一个，或只填一个、另一个留空',
      'correct one of the two, or give one and leave the other empty',
    ),
    at: { ...at, row: first + 1, field: b },
  });
}

function notPositive(value: number, { names, at }: Question, { first, second }: Pair): PlanningError {
  const [a, b] = [names[first] as string, names[second] as string];
  return new PlanningError('input', 'judgement-not-positive', {
    text: text(
      `第 ${first + 1} 行第 ${second + 1} 列，“${a}”对“${b}”应为正数，实为 ${value}`,
      `row ${first + 1}, column ${second + 1}: "${a}" against "${b}" should be above 0, found ${value}`,
    ),
    remedy: text(
      '同等重要填 1，次要填 1/2 至 1/9；没有比较过填 null',
      'write 1 for equal, 1/2 to 1/9 for less, null where nothing was compared',
    ),
    at: { ...at, row: first + 1, field: b },
  });
}

function diagonal(value: number, { names, at }: Question, index: number): PlanningError {
  const name = names[index] as string;
  return new PlanningError('input', 'diagonal-not-one', {
    text: text(
      `第 ${index + 1} 行第 ${index + 1} 列，“${name}”对自身应为 1，实为 ${value}`,
      `row ${index + 1}, column ${index + 1}: "${name}" against itself should be 1, found ${value}`,
    ),
    remedy: text('对角线都填 1', 'write 1 along the diagonal'),
    at: { ...at, row: index + 1, field: name },
  });
}
