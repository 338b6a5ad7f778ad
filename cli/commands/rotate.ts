import { type Command, InvalidArgumentError, Option } from 'commander';
import { withSharedOptions } from '../command-options.ts';
import { exitStatusOf } from '../exit-status.ts';
import { inPlaceRun } from '../in-place-run.ts';
import { proposalSummary, proposalWords } from '../print-proposal.ts';
import { repairSummary, repairWords } from '../print-repair.ts';
import { rotationSummary, rotationWords } from '../print-rotation.ts';
import type { RotateOptions } from '../rotate-options.ts';
import { writeRotation } from '../rotation-files.ts';
import { runRotation } from '../run-rotation.ts';
import { ProgressLine } from '../terminal.ts';

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
    .option('--matrix <file>', 'write field × year as .csv or .xlsx')
    .option('--plan <file>', 'sheet of planned crops, in the columns of the history')
    .option('--plan-from <year>', 'first planned year, where the history itself holds the plan', whole)
    .option('--repair <file>', 'repair the planned years and write every change as CSV')
    .addOption(
      new Option('--clear <verdict>', 'which conflicts are to go').choices(['error', 'warning']).default('error'),
    )
    .addOption(new Option('--by <judge>', 'by whose verdict').choices(['standard', 'policy']).default('standard'))
    .option(
      '--scope-digits <n>',
      'leading digits of the code that name the land whose demands are met together; 0 for all',
      count,
      12,
    )
    .option('--bounds <file>', 'areas, tonnages and water to keep to (default: areas within the customary tolerance)')
    .option('--propose <years>', 'propose a rotation of so many years for a base', whole)
    .option('--base <code>', 'codes of the base, or what they begin with (repeatable)', gather, [])
    .option('--plan-out <file>', 'write the proposed rotation as a sheet of planned crops, CSV')
    .action(rotate);
}

async function rotate(options: RotateOptions): Promise<void> {
  const cancel = new AbortController();
  const interrupt = () => cancel.abort();
  process.once('SIGINT', interrupt);
  const progress = new ProgressLine(options.lang, options.json);
  try {
    const run = inPlaceRun((p) => progress.show(p), cancel.signal);
    const found = await runRotation(options, run, cancel.signal);
    const { tables, repair, proposed } = found;
    await writeRotation(options, found);
    progress.finish();
    const { json, lang } = options;
    const parts = { repair: repairSummary(repair), proposal: proposalSummary(proposed) };
    const words = [rotationWords(tables, lang), repairWords(repair, lang), proposalWords(proposed, lang)].join('');
    process.stdout.write(json ? `${JSON.stringify({ ...rotationSummary(tables), ...parts })}\n` : words);
    if (repair?.scopes.some(({ outcome }) => outcome !== 'met')) process.exitCode = INFEASIBLE;
  } catch (error) {
    progress.finish();
    process.exitCode = exitStatusOf(error, { json: options.json, language: options.lang });
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}

/** The exit status of a question that nothing can answer. */
const INFEASIBLE = 4;

function gather(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function whole(value: string): number {
  const number = count(value);
  if (number < 1) throw new InvalidArgumentError('a positive whole number is expected');
  return number;
}

function count(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isInteger(number) || number < 0)
    throw new InvalidArgumentError('a whole number is expected');
  return number;
}
