import {
  ahp,
  ahpHierarchy,
  critic,
  direct,
  entropy,
  type Finding,
  groupAhp,
  type Judgements,
  judgementsFrom,
  orderFrom,
  PlanningError,
  rankOrder,
  text,
  type WeightingResult,
} from '../engine/index.ts';
import { criterionTypesOf } from './criterion-types.ts';
import { readDecisionTable, readJsonFile } from './decision-table-file.ts';

/** The options of `wotu weights` that make up its question. */
export interface WeightsOptions {
  readonly ahp?: readonly string[];
  readonly entropy?: string;
  readonly critic?: string;
  readonly rankOrder?: string;
  readonly direct?: string;
  readonly group?: 'judgements' | 'priorities';
  readonly mean?: 'geometric' | 'arithmetic';
  readonly voters?: readonly number[];
  readonly ri?: string;
  readonly priorities?: 'eigenvector' | 'geometric-mean' | 'column-mean';
  readonly complete?: boolean;
  readonly acceptInconsistent?: boolean;
  readonly types?: string;
  readonly id?: string;
  readonly encoding?: string;
  readonly normalisation?: 'min-max' | 'sum' | 'none';
  readonly sd?: 'population' | 'sample';
  readonly formula?: 'centroid' | 'sum' | 'reciprocal' | 'exponent';
  readonly exponent?: number;
}

type Method = 'ahp' | 'entropy' | 'critic' | 'rankOrder' | 'direct';

const BELONGING: Readonly<Record<Method, readonly (keyof WeightsOptions)[]>> = {
  ahp: ['group', 'mean', 'voters', 'ri', 'priorities', 'complete', 'acceptInconsistent'],
  entropy: ['types', 'id', 'encoding', 'normalisation'],
  critic: ['types', 'id', 'encoding', 'sd'],
  rankOrder: ['formula', 'exponent'],
  direct: [],
};

const MATRIX = '{"names": ["soil", "water"], "matrix": [[1, 3], ["1/3", 1]]}';

const METHODS = Object.keys(BELONGING) as readonly Method[];

/**
 * Reads what the options name and weighs it. Throws `PlanningError` of kind `usage` (`one-method` unless exactly one is
 * asked for, `stray-option` for an option of another method), and what readers and methods throw.
 */
export async function weigh(options: WeightsOptions): Promise<WeightingResult> {
  switch (methodOf(options)) {
    case 'ahp':
      return weighComparisons(options.ahp ?? [], options);
    case 'rankOrder':
      return weighOrder(options.rankOrder ?? '', options);
    case 'direct':
      return weighValues(options.direct ?? '');
    case 'entropy': {
      const { question, findings } = await tableOf(options.entropy ?? '', options);
      return withFindings(entropy.weigh({ ...question, normalisation: options.normalisation }), findings);
    }
    case 'critic': {
      const { question, findings } = await tableOf(options.critic ?? '', options);
      return withFindings(critic.weigh({ ...question, standardDeviation: options.sd }), findings);
    }
  }
}

function methodOf(options: WeightsOptions): Method {
  const asked = METHODS.filter((method) => options[method] !== undefined);
  const [method] = asked;
  if (method === undefined || asked.length > 1) {
    const [all, found] = [METHODS, asked].map((list) => list.map(flag).join(' '));
    throw new PlanningError('usage', 'one-method', {
      text: text(
        `每次应指定一种赋权方法，实有 ${asked.length} 种${found ? `：${found}` : ''}`,
        `one method is expected, found ${asked.length}${found ? `: ${found}` : ''}`,
      ),
      remedy: text(`从 ${all} 中选一个`, `choose one of ${all}`),
    });
  }
  for (const other of METHODS) {
    const stray = BELONGING[other].find((name) => options[name] !== undefined && !BELONGING[method].includes(name));
    if (stray !== undefined) throw strayOption(flag(stray), flag(method));
  }
  return method;
}

function flag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function strayOption(option: string, method: string): PlanningError {
  return new PlanningError('usage', 'stray-option', {
    text: text(`${option} 与 ${method} 无关，不会起作用`, `${option} has no meaning for ${method}`),
    remedy: text(`去掉 ${option}，或换一种方法`, `leave ${option} out, or choose another method`),
  });
}

async function weighComparisons(files: readonly string[], options: WeightsOptions): Promise<WeightingResult> {
  const { ri, priorities, complete, acceptInconsistent, group, mean, voters } = options;
  const how = { randomIndexSet: ri, priorities, complete, acceptInconsistent };
  const read: { file: string; judgements: Judgements }[] = [];
  for (const file of files) read.push({ file, judgements: judgementsFrom(await readJsonFile(file, MATRIX), { file }) });
  const [first] = read;
  const grouped = [group, mean, voters].some((option) => option !== undefined);
  if (first !== undefined && read.length === 1 && !grouped) {
    const { file, judgements } = first;
    const at = { file };
    if (judgements.kind === 'hierarchy') return ahpHierarchy.weigh({ ...how, hierarchy: judgements.hierarchy, at });
    if (judgements.kind === 'values') return direct.weigh({ values: judgements.values, at });
    return ahp.weigh({ ...how, comparisons: judgements.comparisons, at });
  }
  const members = read.map(({ file, judgements }) => {
    if (judgements.kind !== 'comparisons') throw notAMatrix(file, judgements.kind);
    return { name: file, comparisons: judgements.comparisons };
  });
  return groupAhp.weigh({ ...how, members, group, mean, voters });
}

function notAMatrix(file: string, kind: string): PlanningError {
  return new PlanningError('input', 'not-one-matrix', {
    text: text(
      `群组的每个文件应是一个比较矩阵，${file} 是 ${kind}`,
      `every file of a group should be one matrix of comparisons, ${file} holds ${kind}`,
    ),
    remedy: text('逐层分别合并，或单独运行这个文件', 'combine level by level, or run this file alone'),
    at: { file },
  });
}

async function weighOrder(written: string, { formula, exponent }: WeightsOptions): Promise<WeightingResult> {
  if (isJsonFile(written)) {
    const order = orderFrom(await readJsonFile(written, '{"order": ["water", ["soil", "air"]]}'), { file: written });
    return rankOrder.weigh({ order, formula, exponent, at: { file: written } });
  }
  const order = written
    .split(/[,，、;；>＞]/)
    .map((group) => group.split('=').map((name) => name.trim()))
    .map((group) => group.filter((name) => name !== ''));
  return rankOrder.weigh({ order, formula, exponent });
}

async function weighValues(written: string): Promise<WeightingResult> {
  if (isJsonFile(written)) {
    const document = await readJsonFile(written, '{"values": {"soil": 3, "water": 2}}');
    const isWrapped =
      typeof document === 'object' && document !== null && !Array.isArray(document) && 'values' in document;
    const values = (isWrapped ? document.values : document) as unknown;
    if (typeof values !== 'object' || values === null || Array.isArray(values)) {
      throw notValues(JSON.stringify(values));
    }
    return direct.weigh({ values: values as Readonly<Record<string, unknown>>, at: { file: written } });
  }
  const pairs = written.split(/[,，;；]/).map((part): [string, string] => {
    const at = part.lastIndexOf('=');
    const name = part.slice(0, Math.max(0, at)).trim();
    if (name === '') throw notValues(part);
    return [name, part.slice(at + 1)];
  });
  const twice = pairs.find(([name], k) => pairs.findIndex(([other]) => other === name) !== k);
  if (twice !== undefined) throw notValues(`${twice[0]} × 2`);
  return direct.weigh({ values: Object.fromEntries(pairs) });
}

function notValues(found: string): PlanningError {
  return new PlanningError('usage', 'bad-values', {
    text: text(
      `分值应写作 名称=数值，每个名称一次，实为 ${found}`,
      `values should read name=number, each name once, found ${found}`,
    ),
    remedy: text(
      '例如 --direct 土壤=3,水=2，或 JSON 文件 {"values": {"土壤": 3, "水": 2}}',
      'for example --direct soil=3,water=2, or a JSON file {"values": {"soil": 3, "water": 2}}',
    ),
  });
}

function isJsonFile(written: string): boolean {
  return written.toLowerCase().endsWith('.json');
}

async function tableOf(file: string, { id, encoding, types, normalisation = 'min-max' }: WeightsOptions) {
  const read = await readDecisionTable(file, { id, encoding });
  const at = { file };
  if (normalisation !== 'min-max') {
    if (types !== undefined) throw strayOption('--types', `--normalisation ${normalisation}`);
    return { question: { table: read.table, at }, findings: read.findings };
  }
  const directions = criterionTypesOf(types, read.table.criteria);
  return {
    question: { table: read.table, types: directions.types, at },
    findings: [...read.findings, ...directions.findings],
  };
}

function withFindings(result: WeightingResult, findings: readonly Finding[]): WeightingResult {
  return { ...result, findings: [...result.findings, ...findings] };
}
