import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { AGGREGATIONS, PlanningError, type PlanTables, scoreSheet, text } from '../../engine/index.ts';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { enginePool } from '../engine-pool.ts';
import { exitStatusOf } from '../exit-status.ts';
import { readScenario } from '../read-scenario.ts';
import { type Language, ProgressLine, textTable } from '../terminal.ts';
import { writtenFile } from '../written-file.ts';

interface ScoreOptions extends SharedOptions {
  readonly out: string;
  readonly weights?: string;
  readonly aggregation?: string;
  readonly orness?: number;
  readonly excel: boolean;
}

/** `wotu score`: the suitability of every parcel of a scenario as a table. */
export function scoreCommand(program: Command): void {
  withSharedOptions(program.command('score <scenario>'))
    .description('suitability of every parcel: answers, index, class, contributions, smallest change')
    .requiredOption('--out <file.csv>', 'table to write')
    .option(
      '--weights <file.json>',
      'other weights: an object of criterion id and weight, as `wotu weights --out` writes',
    )
    .addOption(
      new Option('--aggregation <rule>', 'another way to combine criteria').choices(AGGREGATIONS.map(({ id }) => id)),
    )
    .option('--orness <n>', 'attitude of the ordered weighted average, 0 to 1', Number)
    .option('--excel', 'begin with a byte order mark, so that Excel shows Chinese', false)
    .action(async (scenario: string, options: ScoreOptions) => {
      try {
        await score(scenario, options);
      } catch (error) {
        process.exitCode = exitStatusOf(error, { json: options.json, language: options.lang });
      }
    });
}

async function score(file: string, options: ScoreOptions): Promise<void> {
  const scenario = await withOptions(await readScenario(file), options);
  const sheet = writtenFile(options.out);
  const pool = enginePool(options.workers);
  const progress = new ProgressLine(options.lang, options.json);
  const cancel = new AbortController();
  const interrupt = () => cancel.abort();
  process.once('SIGINT', interrupt);
  try {
    const request = { scenario, scenarioName: basename(file), base: dirname(resolve(file)), stays: false };
    const { tables } = await pool.call('plan', request, {
      onProgress: (p) => progress.show(p),
      signal: cancel.signal,
    });
    progress.finish();
    sheet.write(new TextEncoder().encode(`${options.excel ? '\ufeff' : ''}${scoreSheet(tables)}`));
    sheet.keep();
    process.stdout.write(options.json ? `${JSON.stringify(summaryOf(tables, options.out))}\n` : words(tables, options));
  } finally {
    process.removeListener('SIGINT', interrupt);
    pool.close();
    sheet.drop();
  }
}

/** The scenario with weights and rule of the command line; which says so in place of the scenario's sources. */
async function withOptions(document: unknown, options: ScoreOptions): Promise<unknown> {
  if (typeof document !== 'object' || document === null) return document;
  let changed: Record<string, unknown> = { ...document };
  if (options.aggregation !== undefined || options.orness !== undefined) {
    const given = (changed['aggregation'] ?? {}) as { readonly rule?: string };
    changed['aggregation'] = {
      rule: options.aggregation ?? given.rule,
      ...(options.orness === undefined ? {} : { orness: options.orness }),
      source: text('命令行给定', 'given on the command line'),
    };
  }
  if (options.weights !== undefined) changed = { ...changed, ...(await weightsOf(changed, options.weights)) };
  return changed;
}

async function weightsOf(document: Record<string, unknown>, file: string): Promise<Record<string, unknown>> {
  const weights = await readWeights(file);
  const criteria = document['criteria'];
  if (!Array.isArray(criteria)) return {};
  const ids = criteria.map((entry) => String((entry as { id?: unknown }).id));
  const odd = [...Object.keys(weights).filter((id) => !ids.includes(id)), ...ids.filter((id) => !(id in weights))][0];
  if (odd !== undefined) {
    const stranger = !ids.includes(odd);
    throw new PlanningError('usage', 'weights-do-not-fit', {
      text: stranger
        ? text(
            `${file} 中的 ${odd} 不是情景的指标（有 ${ids.join('、')}）`,
            `${odd} in ${file} is none of the criteria (${ids.join(', ')})`,
          )
        : text(`${file} 没有给出指标 ${odd} 的权重`, `${file} gives no weight for the criterion ${odd}`),
      remedy: text('每个指标给一个权重，不用的给 0', 'give every criterion a weight, 0 for those not used'),
      at: { file, field: odd },
    });
  }
  return {
    criteria: criteria.map((entry) => ({ ...entry, weight: weights[String((entry as { id: unknown }).id)] })),
    weighting: { method: 'direct' },
    weightSource: text(`取自 ${basename(file)}`, `from ${basename(file)}`),
  };
}

async function readWeights(file: string): Promise<Record<string, number>> {
  const written = await readFile(file, 'utf8').catch(() => null);
  const bad = (what: string, why: string) =>
    new PlanningError('input', 'bad-weights', {
      text: text(`权重文件 ${file}：${what}`, `weights file ${file}: ${why}`),
      remedy: text('给一个 JSON 对象，如 {"soil-ph": 0.1, …}', 'give a JSON object such as {"soil-ph": 0.1, …}'),
      at: { file },
    });
  if (written === null) throw bad('没有这个文件', 'there is no such file');
  try {
    const parsed: unknown = JSON.parse(written);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
      throw bad('不是对象', 'it is no object');
    const odd = Object.entries(parsed).find(([, weight]) => typeof weight !== 'number');
    if (odd) throw bad(`${odd[0]} 的权重不是数字：${odd[1]}`, `the weight of ${odd[0]} is no number: ${odd[1]}`);
    return parsed as Record<string, number>;
  } catch (error) {
    if (error instanceof PlanningError) throw error;
    throw bad(`不是有效的 JSON：${String(error)}`, `it is not valid JSON: ${String(error)}`);
  }
}

function summaryOf(tables: PlanTables, out: string) {
  const count = (values: Uint8Array, code: number) => values.filter((value) => value === code).length;
  const { status, suitabilityClass } = tables.parcels;
  return {
    out,
    parcels: tables.parcels.length,
    aggregation: tables.aggregation.id,
    weights: Object.fromEntries(tables.criteria.map(({ id, weight }) => [id, weight])),
    status: {
      excluded: count(status, 0),
      toBeSampled: count(status, 1),
      notAssessed: count(status, 2),
      scored: count(status, 3),
    },
    classes: {
      S1: count(suitabilityClass, 1),
      S2: count(suitabilityClass, 2),
      S3: count(suitabilityClass, 3),
      N: count(suitabilityClass, 4),
    },
    findings: tables.findings,
  };
}

function words(tables: PlanTables, { lang, out }: ScoreOptions): string {
  const { status, classes, parcels } = summaryOf(tables, out);
  const zh = lang === 'zh';
  const header = zh ? ['指标', '权重>', '限制的地块>', '来源'] : ['criterion', 'weight>', 'parcels limited>', 'source'];
  const rows = tables.criteria.map(({ label, weight, source }, k) => [
    label[lang],
    weight.toFixed(4),
    String(tables.parcels.limitingCriterion.filter((criterion) => criterion === k).length),
    source.reference[lang],
  ]);
  const counts = zh
    ? `地块 ${parcels} 个：超限排除 ${status.excluded}，待测 ${status.toBeSampled}，数据不足 ${status.notAssessed}，已评分 ${status.scored}`
    : `${parcels} parcels: ${status.excluded} excluded by a limit, ${status.toBeSampled} to be sampled, ${status.notAssessed} not assessed, ${status.scored} scored`;
  const shares = `S1 ${classes.S1} · S2 ${classes.S2} · S3 ${classes.S3} · N ${classes.N}`;
  return `${counts}\n${tables.aggregation.label[lang]}: ${shares}\n\n${textTable(header, rows)}\n\n${written(out, lang)}\n`;
}

function written(out: string, lang: Language): string {
  return lang === 'zh' ? `已写入 ${out}` : `written to ${out}`;
}
