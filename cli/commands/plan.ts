import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import {
  conflictsCsv,
  errorsAndWarnings,
  type ParcelFileTables,
  type PlanResult,
  type PlanTables,
  planDocument,
  planReport,
} from '../../engine/index.ts';
import { beltFiles } from '../belt-files.ts';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { enginePool } from '../engine-pool.ts';
import { exitStatusOf } from '../exit-status.ts';
import { costWords, planWords } from '../print-plan.ts';
import { readScenario } from '../read-scenario.ts';
import { servePage } from '../serve-page.ts';
import { ProgressLine } from '../terminal.ts';
import { writtenFile } from '../written-file.ts';

interface PlanOptions extends SharedOptions {
  readonly out: string;
  readonly serve: boolean;
  readonly port: number;
}

/** `wotu plan`: the main job. */
export function planCommand(program: Command): void {
  withSharedOptions(program.command('plan <scenario>'))
    .description('plan candidate bases from a scenario file')
    .requiredOption(
      '--out <dir>',
      'folder for plan.json, candidates.geojson, belts.geojson, belts.csv, conflicts.csv, parcels.fgb and report.html',
    )
    .option('--serve', 'serve the page with this plan afterwards', false)
    .option('--no-serve', 'end after the plan')
    .option('--port <n>', 'port of the page', Number, 5173)
    .action(async (scenario: string, options: PlanOptions) => {
      try {
        await plan(scenario, options);
        if (options.serve) await servePage({ folder: options.out, port: options.port, language: options.lang });
      } catch (error) {
        process.exitCode = exitStatusOf(error, { json: options.json, language: options.lang });
      }
    });
}

async function plan(scenarioFile: string, options: PlanOptions): Promise<void> {
  const scenario = await readScenario(scenarioFile);
  const pool = enginePool(options.workers);
  const progress = new ProgressLine(options.lang, options.json);
  const cancel = new AbortController();
  const interrupt = () => cancel.abort();
  process.once('SIGINT', interrupt);
  try {
    const base = dirname(resolve(scenarioFile));
    const request = { scenario, scenarioName: basename(scenarioFile), base, stays: false };
    const result = await pool.call('plan', request, { onProgress: (p) => progress.show(p), signal: cancel.signal });
    const parcelFile = () => pool.call('parcelFile', parcelFileTables(result.tables), { signal: cancel.signal });
    await writePlan(options.out, { ...result, parcelFile }, { document: scenario, base });
    const times = progress.finish();
    const peak = Math.round(process.resourceUsage().maxRSS / 1024);
    if (options.json) {
      process.stdout.write(planDocument(result.tables));
      return;
    }
    process.stdout.write(planWords(result.tables, options.lang));
    process.stderr.write(`\n${costWords(times, peak, options.lang)}`);
    process.stderr.write(`${options.lang === 'zh' ? '已写入' : 'written to'} ${options.out}\n`);
  } finally {
    process.removeListener('SIGINT', interrupt);
    pool.close();
  }
}

/** A plan with the file of its parcels, which is made elsewhere. */
interface WrittenPlan extends PlanResult {
  readonly parcelFile: () => Promise<Uint8Array>;
}

/** Where the page finds the scenario of a plan again. */
interface ScenarioOfPlan {
  readonly document: unknown;
  readonly base: string;
}

/** What a worker needs to write the parcels while this thread writes the other files. */
function parcelFileTables({
  parcels,
  synthetic,
  villages,
  criteria,
  candidates,
  isolation,
}: PlanTables): ParcelFileTables {
  return {
    parcels,
    synthetic,
    villages: villages.map(({ code, name, town, county }) => ({ code, name, town, county })),
    criteria: criteria.map(({ id }) => ({ id })),
    candidates: candidates.map(({ id }) => ({ id })),
    isolation: isolation === null ? null : { use: isolation.use, netAreaM2: isolation.netAreaM2 },
  };
}

async function writePlan(folder: string, result: WrittenPlan, { document, base }: ScenarioOfPlan): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all([
    result.parcelFile().then((parcels) => writeWhole(join(folder, 'parcels.fgb'), parcels)),
    writeWhole(join(folder, 'plan.json'), planDocument(result.tables)),
    writeWhole(join(folder, 'candidates.geojson'), result.candidatesGeoJson),
    writeWhole(join(folder, 'report.html'), planReport(result.tables)),
    ...conflictFiles(result.tables).map(({ name, pieces }) => writePieces(join(folder, name), pieces)),
    ...beltFiles(result.tables).map(({ name, pieces }) => writePieces(join(folder, name), pieces)),
    writeWhole(join(folder, 'scenario.json'), `${JSON.stringify({ base, document }, null, 1)}\n`),
  ]);
}

/** Errors and warnings of rotation as CSV, everything else is counted in the plan; none for a plan that does not ask. */
function conflictFiles({ rotation }: PlanTables) {
  return rotation === null ? [] : [{ name: 'conflicts.csv', pieces: conflictsCsv(errorsAndWarnings(rotation)) }];
}

/** Writes beside the target and renames, so that a reader never sees half a file. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.part`;
  await writeFile(beside, content);
  await rename(beside, path);
}

/** The same for a text that comes in pieces and is too long to be held at once. */
async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  const file = writtenFile(path);
  try {
    for (const part of joinedParts(pieces)) file.write(Buffer.from(part, 'utf8'));
    file.keep();
  } finally {
    file.drop();
  }
}

/** Characters that are written at once. */
const PART = 1 << 20;

function* joinedParts(pieces: Iterable<string>): Generator<string> {
  let part = '';
  for (const piece of pieces) {
    part += piece;
    if (part.length < PART) continue;
    yield part;
    part = '';
  }
  yield part;
}
