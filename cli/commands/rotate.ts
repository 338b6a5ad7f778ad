import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { rotateHistory } from '../../engine/index.ts';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { exitStatusOf } from '../exit-status.ts';
import { diskSource } from '../file-source.ts';
import { inPlaceRun } from '../in-place-run.ts';
import { nodeInflate } from '../inflate.ts';
import { conflictsCsv, rotationSummary, rotationWords } from '../print-rotation.ts';
import { standardPath } from '../standards.ts';
import { ProgressLine } from '../terminal.ts';
import { writtenFile } from '../written-file.ts';

interface Options extends SharedOptions {
  readonly history: string;
  readonly parcel: string;
  readonly year: string;
  readonly season: string;
  readonly crop: string;
  readonly rules?: string;
  readonly winterFallow?: boolean;
  readonly out?: string;
}

/** `wotu rotate`: the crop history of parcels judged by the rules of rotation. */
export function rotateCommand(program: Command): void {
  withSharedOptions(program.command('rotate'))
    .description('rotation conflicts of parcels by their crop history, judged by the standard and by the policy')
    .requiredOption('--history <file>', 'sheet with one row for each parcel and season (CSV, also zipped)')
    .option('--parcel <field>', 'column of the parcel code', 'DKBM')
    .option('--year <field>', 'column of the year', '年度')
    .option('--season <field>', 'column of the season', '茬次')
    .option('--crop <field>', 'column of the crop as written', '作物')
    .option('--rules <file>', 'own rules and table of crops, in the form of data/standards/rotation.json')
    .option('--winter-fallow', 'claim the exemption of GB/T 19630-2019 4.2.6 for winter fallow')
    .option('--out <file>', 'write the conflicts as CSV')
    .action(rotate);
}

async function rotate(options: Options): Promise<void> {
  const cancel = new AbortController();
  const interrupt = () => cancel.abort();
  process.once('SIGINT', interrupt);
  const progress = new ProgressLine(options.lang, options.json);
  try {
    const { history, parcel, year, season, crop, winterFallow = false } = options;
    const rules = resolve(options.rules ?? standardPath('rotation.json'));
    const question = { file: basename(history), parcel, year, season, crop, standard: rules, winterFallow };
    const folder = dirname(resolve(history));
    const open = (name: string) =>
      name === rules ? diskSource(dirname(rules), basename(rules)) : diskSource(folder, name);
    const report = await rotateHistory(
      question,
      { open, inflate: nodeInflate },
      inPlaceRun((p) => progress.show(p), cancel.signal),
    );
    progress.finish();
    if (options.out !== undefined) writeConflicts(options.out, conflictsCsv(report));
    const { json, lang } = options;
    process.stdout.write(json ? `${JSON.stringify(rotationSummary(report))}\n` : rotationWords(report, lang));
  } catch (error) {
    progress.finish();
    process.exitCode = exitStatusOf(error, { json: options.json, language: options.lang });
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}

function writeConflicts(path: string, csv: string): void {
  const file = writtenFile(path);
  try {
    file.write(new TextEncoder().encode(csv));
    file.keep();
  } finally {
    file.drop();
  }
}
