import { type Command, InvalidArgumentError } from 'commander';
import { type Finding, type Ranking, rankAlternatives, rankingColumns, tableFileFor } from '../../engine/index.ts';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { exitStatusOf } from '../exit-status.ts';
import { rankingWords } from '../print-ranking.ts';
import { type RankOptions, readQuestion } from '../rank-question.ts';
import { writtenFile } from '../written-file.ts';

interface RankCommandOptions extends SharedOptions, RankOptions {
  readonly out?: string;
}

/** `wotu rank`: multi-criteria ranking of any table. */
export function rankCommand(program: Command): void {
  withSharedOptions(program.command('rank <table>'))
    .description('rank the alternatives of a table (CSV, Excel or JSON) by several criteria')
    .requiredOption('--method <id>', 'such as weighted-sum, topsis, promethee-ii (see wotu list ranking-methods)')
    .option('--weights <list>', '0.2,0.3,0.5 | name=0.2,… | FILE.json | equal (default: equal)')
    .option('--normalise-weights', 'divide the weights by their sum', false)
    .option(
      '--types <list>',
      'max,min,… | name=min,… (also benefit/cost, 1/-1, +/-, 越大越好/越小越好; default: all max)',
    )
    .option('--normalisation <id>', 'see wotu list normalisations (default: the method’s own)')
    .option('--id <column>', 'column that names the alternatives (default: the first that is not all numbers)')
    .option('--encoding <label>', 'text encoding of the table (default: decided from its bytes)')
    .option('--scale <number>', 'best possible rating for square-root and storie (default: 1)', finite)
    .option('--orness <share>', 'owa: order weights of maximal entropy at this orness', finite)
    .option('--order-weights <list>', 'owa: weights of the places, best rating first')
    .option('--quantifier <alpha>', 'owa: order weights from Q(p) = p^alpha over the weights', finite)
    .option('--v <share>', 'vikor: weight of the majority (default: 0.5)', finite)
    .option('--lambda <share>', 'waspas: share of the weighted sum (default: 0.5)', finite)
    .option('--preference <list>', 'promethee-ii: usual, u-shape, v-shape, level, linear, gaussian (default: usual)')
    .option('--q <list>', 'indifference thresholds, such as 5, name=5, or 0.1g+5 (electre-iii)')
    .option('--p <list>', 'preference thresholds')
    .option('--s <list>', 'Gaussian parameters')
    .option('--veto <list>', 'electre-iii: veto thresholds')
    .option('--alpha <number>', 'electre-iii: s(λ) = alpha + beta·λ (default: 0.3)', finite)
    .option('--beta <number>', 'electre-iii: slope of s(λ) (default: -0.15)', finite)
    .option('--ties <rule>', 'min (1,2,2,4), average (1,2.5,2.5,4) or dense (1,2,2,3)', 'min')
    .option('--out <file>', 'also write ranks, scores and parts to .csv, .parquet or .arrow')
    .action(async (table: string, options: RankCommandOptions) => {
      try {
        await rank(table, options);
      } catch (error) {
        process.exitCode = exitStatusOf(error, { json: options.json, language: options.lang });
      }
    });
}

async function rank(file: string, options: RankCommandOptions): Promise<void> {
  const tableFile = options.out === undefined ? null : tableFileFor(options.out);
  const { question, idColumn, findings: reading } = await readQuestion(file, options);
  const ranking = rankAlternatives(question);
  const findings = [...reading, ...ranking.findings];
  if (tableFile !== null && options.out !== undefined) await writeRanking(options.out, ranking, idColumn);
  process.stdout.write(
    options.json
      ? `${JSON.stringify(rankingDocument(ranking, idColumn, findings))}\n`
      : rankingWords(ranking, { language: options.lang, idColumn, findings }),
  );
}

async function writeRanking(path: string, ranking: Ranking, idColumn: string | null): Promise<void> {
  const columns = rankingColumns(ranking);
  const file = writtenFile(path);
  try {
    const names = { id: idColumn ?? 'row', columns: columns.map((column) => column.name) };
    const writer = await tableFileFor(path).open(names, file);
    await writer.append(ranking.alternatives, columns);
    await writer.close();
    file.keep();
  } finally {
    file.drop();
  }
}

function rankingDocument(ranking: Ranking, idColumn: string | null, findings: readonly Finding[]) {
  const { id, label, formula, source, score, better } = ranking.method;
  return {
    method: { id, label, formula, source, score, better },
    parameters: ranking.parameters,
    normalisation: ranking.normalisation,
    ties: ranking.ties,
    idColumn,
    criteria: ranking.criteria,
    alternatives: ranking.alternatives.map((name, i) => ({
      name,
      score: ranking.scores[i],
      rank: ranking.ranks[i],
      parts: Object.fromEntries(ranking.parts.map((part) => [part.id, part.values[i]])),
    })),
    details: ranking.details,
    remarks: ranking.remarks,
    findings,
  };
}

function finite(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) throw new InvalidArgumentError('a number is expected');
  return number;
}
