import {
  type Finding,
  PlanningError,
  type RankingParameters,
  type RankingQuestion,
  type Threshold,
  TIE_RULES,
  type TieRule,
  text,
} from '../engine/index.ts';
import { criterionTypesOf } from './criterion-types.ts';
import { readDecisionTable, readJsonFile } from './decision-table-file.ts';
import { perCriterion, unknownCriterion } from './per-criterion.ts';

/** Options of `wotu rank` as they are written. */
export interface RankOptions {
  readonly method: string;
  readonly weights?: string;
  readonly normaliseWeights: boolean;
  readonly types?: string;
  readonly normalisation?: string;
  readonly id?: string;
  readonly encoding?: string;
  readonly v?: number;
  readonly lambda?: number;
  readonly preference?: string;
  readonly q?: string;
  readonly p?: string;
  readonly s?: string;
  readonly veto?: string;
  readonly orness?: number;
  readonly orderWeights?: string;
  readonly quantifier?: number;
  readonly scale?: number;
  readonly alpha?: number;
  readonly beta?: number;
  readonly ties: string;
}

/** A question read from the command line, and what has to be told of how it was read. */
export interface ReadQuestion {
  readonly question: RankingQuestion;
  /** Column the alternatives were named by; null for row numbers. */
  readonly idColumn: string | null;
  readonly findings: readonly Finding[];
}

/** Reads table, weights and parameters; throws `PlanningError` for what cannot be read. */
export async function readQuestion(file: string, options: RankOptions): Promise<ReadQuestion> {
  const { table, idColumn, findings } = await readDecisionTable(file, options);
  const { criteria } = table;
  const { types, findings: untyped } = criterionTypesOf(options.types, criteria);
  const weights = options.weights === undefined ? null : await readWeights(options.weights, criteria);
  return {
    question: {
      table,
      method: options.method.trim().toLowerCase(),
      types,
      weights,
      normaliseWeights: options.normaliseWeights,
      ...(options.normalisation === undefined ? {} : { normalisation: options.normalisation.trim().toLowerCase() }),
      parameters: parametersOf(options, criteria),
      ties: tieRule(options.ties),
      at: { file },
    },
    idColumn,
    findings: [...findings, ...untyped, ...equalByDefault(criteria, options)],
  };
}

function equalByDefault(criteria: readonly string[], { weights }: RankOptions): Finding[] {
  if (weights !== undefined) return [];
  return [
    {
      severity: 'info',
      code: 'weights-by-default',
      message: text(
        `未给权重，${criteria.length} 个指标等权`,
        `no weights are given: all ${criteria.length} criteria weigh the same`,
      ),
      remedy: text('用 --weights 给出', 'give them with --weights'),
      at: {},
    },
  ];
}

async function readWeights(written: string, criteria: readonly string[]): Promise<readonly number[] | null> {
  if (written.trim() === 'equal') return null;
  if (written.toLowerCase().endsWith('.json')) {
    return weightsIn(await readJsonFile(written, '{"soil": 0.6, "water": 0.4}'), written, criteria);
  }
  if (!written.includes('=')) return numbersIn('weights', written);
  const named = perCriterion({ name: 'weights', written, criteria }, '数值 / a number', numberOr);
  return complete(named, criteria);
}

/** An array, `{criterion: weight}`, or either under the key `weights`. */
function weightsIn(document: unknown, file: string, criteria: readonly string[]): readonly number[] {
  const inner = isRecord(document) && !criteria.includes('weights') ? (document['weights'] ?? document) : document;
  if (Array.isArray(inner) && inner.every((weight) => typeof weight === 'number')) return inner;
  if (!isRecord(inner) || !Object.values(inner).every((weight) => typeof weight === 'number')) {
    throw new PlanningError('input', 'bad-weights-file', {
      text: text(
        `权重文件 ${file} 应是数组或 {指标: 权重}，实为 ${JSON.stringify(inner)?.slice(0, 60)}`,
        `weights file ${file} should hold an array or {criterion: weight}, found ${JSON.stringify(inner)?.slice(0, 60)}`,
      ),
      remedy: text('例如 {"土壤": 0.6, "水": 0.4}', 'for example {"soil": 0.6, "water": 0.4}'),
      at: { file },
    });
  }
  const unknown = Object.keys(inner).find((name) => !criteria.includes(name));
  if (unknown !== undefined) throw unknownCriterion({ name: 'weights', criteria }, unknown);
  return complete(
    criteria.map((name) => (inner[name] as number | undefined) ?? null),
    criteria,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A weight that is not given is not guessed. */
function complete(weights: readonly (number | null)[], criteria: readonly string[]): readonly number[] {
  const missing = criteria.filter((_, k) => weights[k] === null);
  if (missing.length === 0) return weights as readonly number[];
  throw new PlanningError('usage', 'weight-count', {
    text: text(
      `指标有 ${criteria.length} 个，缺 ${missing.join('、')} 的权重`,
      `there are ${criteria.length} criteria; weights of ${missing.join(', ')} are missing`,
    ),
    remedy: text('补上权重；不参与的指标写 0', 'add them; a criterion that is to stay out has the weight 0'),
  });
}

function parametersOf(options: RankOptions, criteria: readonly string[]): RankingParameters {
  const thresholds = (name: 'q' | 'p' | 's' | 'veto') => {
    const written = options[name];
    if (written === undefined) return {};
    return { [name]: perCriterion({ name, written, criteria }, '5 / 0.1g / 0.1g+5', thresholdIn) };
  };
  const { v, lambda, scale, alpha, beta, preference } = options;
  return {
    ...(v === undefined ? {} : { v }),
    ...(lambda === undefined ? {} : { lambda }),
    ...(scale === undefined ? {} : { scale }),
    ...(alpha === undefined ? {} : { alpha }),
    ...(beta === undefined ? {} : { beta }),
    ...(preference === undefined
      ? {}
      : {
          preference: perCriterion({ name: 'preference', written: preference, criteria }, 'usual', (word) =>
            word.toLowerCase(),
          ),
        }),
    ...thresholds('q'),
    ...thresholds('p'),
    ...thresholds('s'),
    ...thresholds('veto'),
    ...orderOf(options),
  };
}

function orderOf({ orness, orderWeights, quantifier }: RankOptions): Pick<RankingParameters, 'order'> {
  const given = [orness, orderWeights, quantifier].filter((value) => value !== undefined);
  if (given.length > 1) {
    throw new PlanningError('usage', 'order-twice', {
      text: text(
        `--orness、--order-weights、--quantifier 只能给一个，给出 ${given.length} 个`,
        `one of --orness, --order-weights and --quantifier may be given, found ${given.length}`,
      ),
      remedy: text('只留一个', 'leave one of them'),
    });
  }
  if (orness !== undefined) return { order: { kind: 'orness', orness } };
  if (quantifier !== undefined) return { order: { kind: 'quantifier', alpha: quantifier } };
  if (orderWeights === undefined) return {};
  return { order: { kind: 'weights', weights: numbersIn('order-weights', orderWeights) } };
}

function tieRule(written: string): TieRule {
  const rule = TIE_RULES.find((known) => known === written);
  if (rule) return rule;
  throw new PlanningError('usage', 'unknown-ties', {
    text: text(
      `--ties 应为 ${TIE_RULES.join('、')} 之一，给出 ${written}`,
      `--ties should be one of ${TIE_RULES.join(', ')}, found ${written}`,
    ),
    remedy: text('改正 --ties', 'correct --ties'),
  });
}

/** `5`, `0.1g`, `0.1g+5`, also as `0.1*g + 5`; `-` for none. */
function thresholdIn(word: string): Threshold | null | undefined {
  if (word === '-' || word === '') return null;
  const constant = numberOr(word);
  if (constant !== undefined) return { slope: 0, constant };
  const parts = /^([^g]+)g([+-].+)?$/.exec(word.replace(/[\s*]/g, '').toLowerCase());
  const slope = numberOr(parts?.[1] ?? '');
  const rest = parts?.[2] === undefined ? 0 : numberOr(parts[2]);
  return slope === undefined || rest === undefined ? undefined : { slope, constant: rest };
}

/** `0.4,0.6`, also within brackets as JSON writes a list. */
function numbersIn(name: string, written: string): readonly number[] {
  const [, list = written] = /^\s*\[(.*)\]\s*$/.exec(written) ?? [];
  return list.split(/[,，;；]/).map((word) => numberIn(name, word));
}

function numberIn(name: string, word: string): number {
  const found = numberOr(word);
  if (found !== undefined) return found;
  throw new PlanningError('usage', 'bad-value', {
    text: text(
      `--${name} 应为数值，给出 ${word.trim() || '空'}`,
      `--${name} should hold numbers, found ${word.trim() || 'nothing'}`,
    ),
    remedy: text(
      `--${name} 写成用逗号分隔的数，如 0.2,0.3,0.5（不带百分号）`,
      `write --${name} as numbers with commas between, such as 0.2,0.3,0.5 (no percent signs)`,
    ),
  });
}

function numberOr(word: string): number | undefined {
  const number = Number(word);
  return word.trim() === '' || !Number.isFinite(number) ? undefined : number;
}
