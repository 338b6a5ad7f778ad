import { type Command, InvalidArgumentError, Option } from 'commander';
import { InconsistentJudgements, type WeightingResult } from '../../engine/index.ts';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { exitStatusOf } from '../exit-status.ts';
import { inconsistentDocument, printWeights } from '../print-weights.ts';
import { type WeightsOptions, weigh } from '../weights-question.ts';
import { writtenFile } from '../written-file.ts';

interface Options extends SharedOptions, WeightsOptions {
  readonly out?: string;
}

/** `wotu weights`: weights from judgements, an order, values, or the spread of a table. */
export function weightsCommand(program: Command): void {
  withSharedOptions(program.command('weights'))
    .description('weights of criteria, with consistency; exactly one method a call')
    .option('--ahp <M.json...>', 'pairwise comparisons; several files are a group')
    .option('--entropy <T.csv>', 'entropy weights of a table of alternatives × criteria')
    .option('--critic <T.csv>', 'CRITIC weights of such a table')
    .option(
      '--rank-order <order>',
      '"a,b=c,d" or "a>b=c>d" from the most important, = for ties, or a JSON file of ranks',
    )
    .option('--direct <values>', 'a JSON file of values, or name=3,name=2')
    .addOption(new Option('--group <what>', 'what of a group is averaged').choices(['judgements', 'priorities']))
    .addOption(new Option('--mean <mean>', 'mean of priorities').choices(['geometric', 'arithmetic']))
    .option('--voters <list>', 'weight of each member of a group, such as 1,2', numbers)
    .option('--ri <table>', 'random indices: saaty (default), saaty-2005, donegan-dodd, simulated')
    .addOption(
      new Option('--priorities <rule>', 'how weights are read from a matrix').choices([
        'eigenvector',
        'geometric-mean',
        'column-mean',
      ]),
    )
    .option('--complete', 'fill missing comparisons from the others (least λmax)')
    .option('--accept-inconsistent', 'give weights at a consistency ratio of 0.10 or more, and say so')
    .option('--types <list>', 'max,min,… | name=min,… (also benefit/cost; default: all max)')
    .option('--id <field>', 'column of the table that holds the names')
    .option('--encoding <name>', 'text encoding of the table (default: decided from the bytes)')
    .addOption(
      new Option('--normalisation <way>', 'how entropy makes shares of a column').choices(['min-max', 'sum', 'none']),
    )
    .addOption(new Option('--sd <divisor>', 'standard deviation of CRITIC').choices(['population', 'sample']))
    .addOption(
      new Option('--formula <formula>', 'formula of rank-order weights').choices([
        'centroid',
        'sum',
        'reciprocal',
        'exponent',
      ]),
    )
    .option('--exponent <p>', 'power of the exponent formula', number)
    .option('--out <file>', 'write {name: weight} as JSON, for wotu rank --weights')
    .action(async (options: Options) => {
      try {
        const result = await weigh(options);
        if (options.out !== undefined) writeWeights(result, options.out);
        printWeights(result, options);
      } catch (error) {
        process.exitCode = refusal(error, options);
      }
    });
}

/** A refused matrix still tells a program its consistency and what to ask again. */
function refusal(error: unknown, { json, lang }: Options): number {
  const told = json && error instanceof InconsistentJudgements;
  if (told) process.stdout.write(`${JSON.stringify(inconsistentDocument(error))}\n`);
  return exitStatusOf(error, { json: json && !told, language: lang });
}

function writeWeights({ names, weights }: WeightingResult, path: string): void {
  const document = Object.fromEntries(names.map((name, k) => [name, weights[k]]));
  const file = writtenFile(path);
  try {
    file.write(new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`));
    file.keep();
  } finally {
    file.drop();
  }
}

function number(written: string): number {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('a number is expected');
  return value;
}

function numbers(written: string): readonly number[] {
  return written.split(/[,，;；]/).map(number);
}
