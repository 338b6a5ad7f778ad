import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import {
  conflictsCsv,
  type RotationQuestion,
  type RotationTables,
  type Run,
  rotateHistory,
} from '../../engine/index.ts';
import { landFollowerOn } from '../../workers/land-crew.ts';
import { withSharedOptions } from '../command-options.ts';
import { enginePool } from '../engine-pool.ts';
import { exitStatusOf } from '../exit-status.ts';
import { diskSource } from '../file-source.ts';
import { inPlaceRun } from '../in-place-run.ts';
import { nodeInflate } from '../inflate.ts';
import { rotationSummary, rotationWords } from '../print-rotation.ts';
import { type RotateOptions, rotationQuestion } from '../rotate-options.ts';
import { standardPath } from '../standards.ts';
import { ProgressLine } from '../terminal.ts';
import { writtenFile } from '../written-file.ts';

/** `wotu rotate`: the crop history of parcels judged by the rules of rotation. */
export function rotateCommand(program: Command): void {
  withSharedOptions(program.command('rotate'))
    .description('rotation conflicts of parcels by their crop history, judged by the standard and by the policy')
    .requiredOption(
      '--history <file>',
      'sheet with one row for each parcel and season, or one for each parcel and a column for each year',
    )
    .option(
      '--parcels <[year=]file>',
      'map of the parcels; with a year, how they were drawn then (repeatable)',
      gather,
      [],
    )
    .option('--id <field>', 'field of the parcel code in the maps (default: as --parcel)')
    .option('--crs <crs>', 'CRS of maps that carry none')
    .option('--parcel <field>', 'column of the parcel code', 'DKBM')
    .option('--year <field>', 'column of the year', '年度')
    .option('--season <field>', 'column of the season', '茬次')
    .option(
      '--crop <field>',
      'column of the crop as written; with {year} (and {month}) one column for each, such as crop_{year}',
      '作物',
    )
    .option('--parents <field>', 'column of former parcels, separated by ; (default: 上级地块 where there is one)')
    .option('--area <field>', 'column of the area in mu (default: 面积(亩) where there is one)')
    .option('--status <field>', 'column of the organic status (default: 有机状态 where there is one)')
    .option('--sown <field>', 'column of the sowing date (default: 播种日期 where there is one)')
    .option('--harvested <field>', 'column of the harvest date (default: 收获日期 where there is one)')
    .option('--diseases <field>', 'column of soil-borne diseases seen (default: 病害 where there is one)')
    .option('--unit-digits <n>', 'leading digits of the code that name the production unit', whole)
    .option('--rules <file>', 'own rules: what they name is changed, added or switched off (see README)')
    .option('--winter-fallow', 'claim the exemption of GB/T 19630-2019 4.2.6 for winter fallow')
    .option('--out <file>', 'write the conflicts as CSV')
    .action(rotate);
}

async function rotate(options: RotateOptions): Promise<void> {
  const cancel = new AbortController();
  const interrupt = () => cancel.abort();
  process.once('SIGINT', interrupt);
  const progress = new ProgressLine(options.lang, options.json);
  try {
    const question = rotationQuestion(options, standardPath('rotation.json'));
    const tables = await rotated(
      question,
      options.workers,
      inPlaceRun((p) => progress.show(p), cancel.signal),
      cancel.signal,
    );
    if (options.out !== undefined) writePieces(options.out, conflictsCsv(tables));
    progress.finish();
    const { json, lang } = options;
    process.stdout.write(json ? `${JSON.stringify(rotationSummary(tables))}\n` : rotationWords(tables, lang));
  } catch (error) {
    progress.finish();
    process.exitCode = exitStatusOf(error, { json: options.json, language: options.lang });
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}

/** Former drawings are followed on several threads; without any, one does it all. */
async function rotated(
  question: RotationQuestion,
  workers: number | undefined,
  run: Run,
  signal: AbortSignal,
): Promise<RotationTables> {
  const folder = resolve('.');
  const inputs = { open: (name: string) => diskSource(folder, name), inflate: nodeInflate };
  if (question.drawings.every(({ year }) => year === null)) return rotateHistory(question, inputs, run);
  const threads = workers ?? availableParallelism();
  const pool = enginePool(threads);
  try {
    return await rotateHistory(question, inputs, run, landFollowerOn(pool, threads, signal));
  } finally {
    pool.close();
  }
}

function writePieces(path: string, pieces: Iterable<string>): void {
  const encoder = new TextEncoder();
  const file = writtenFile(path);
  try {
    for (const piece of pieces) file.write(encoder.encode(piece));
    file.keep();
  } finally {
    file.drop();
  }
}

function gather(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function whole(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('a positive whole number is expected');
  return number;
}
