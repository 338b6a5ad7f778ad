import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { agreementOf } from './agreement.ts';
import { type BenchData, generatedData, ownData } from './bench-data.ts';
import { type Cost, commandCost, programCost } from './command-cost.ts';
import { figureOf, ratioOf } from './figures.ts';
import { type Contest, geometryRound } from './geometry-cost.ts';
import { drawing, rescoring } from './judgement-cost.ts';
import { decodedRasters, kernelCost } from './kernel-cost.ts';
import { exactextractArguments, geoblazeCost, wholeImageCost } from './peers.ts';
import { rotating } from './rotation-cost.ts';
import { INFLATERS, inflateCost, type TouchedBlocks, touchedBlocks } from './touched-blocks.ts';

/** Rounds until V8 has compiled the loops of a figure that is taken inside this process. */
const WARM_ROUNDS = 10;

const STATISTICS = ['mean', 'min', 'max', 'stdev', 'count'];

// Some packages talk on stdout, which is for the one document.
console.log = console.error;

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    warmup: { type: 'string', default: '1' },
    scale: { type: 'string', default: '2' },
    seed: { type: 'string', default: '20260101' },
    gen: { type: 'string' },
    sizes: { type: 'string', default: '100k' },
    geoblaze: { type: 'string', default: '.' },
    judgement: { type: 'boolean', default: false },
    geometry: { type: 'boolean', default: false },
    geos: { type: 'string', default: '.' },
    rotation: { type: 'boolean', default: false },
  },
});
const runs = Number(options.runs);
const warmup = Number(options.warmup);
const folder = mkdtempSync(resolve(tmpdir(), 'wotu-bench-run-'));

function tell(words: string): void {
  process.stderr.write(`${words}\n`);
}

/** One value a run, without those of the warm-up; `warm` rounds go before what is compiled while it runs. */
async function repeated<T>(what: string, once: () => T | Promise<T>, warm = warmup): Promise<T[]> {
  const kept: T[] = [];
  for (let run = -warm; run < runs; run++) {
    tell(`${what} ${run < 0 ? 'warm-up' : run + 1}`);
    const value = await once();
    if (run >= 0) kept.push(value);
  }
  return kept;
}

function questionOf(data: BenchData, statistics: readonly string[], out: string, workers: number): string[] {
  const layers = data.rasters.map((file, k) => `l${k}=${file}`);
  const asked = ['--stats', statistics.join(','), '--id', data.id, '--out', out, '--workers', String(workers)];
  return ['zonal', '--parcels', data.parcels, '--layer', ...layers, ...asked, '--json'];
}

/** One round of everything that is compared, so that each ratio is taken in one run. */
async function round(data: BenchData, touched: TouchedBlocks) {
  const csv = resolve(folder, 'ours.csv');
  const theirs = resolve(folder, 'theirs.csv');
  const decoded = await decoding(data);
  const job = (statistics: readonly string[], out: string, workers = 2): Cost => {
    rmSync(out, { force: true });
    return commandCost(questionOf(data, statistics, out, workers), folder);
  };
  const peer = (statistics: readonly string[]): Cost | null =>
    programCost('exactextract', exactextractArguments(data, statistics, theirs), theirs);
  return {
    nodeDefault: await inflateCost(touched, 'nodeDefault'),
    nodeOneChunk: await inflateCost(touched, 'nodeOneChunk'),
    job: job(STATISTICS, csv),
    jobOneThread: job(STATISTICS, resolve(folder, 'one.csv'), 1),
    jobParquet: job(STATISTICS, resolve(folder, 'ours.parquet')),
    meanOnly: job(['mean'], resolve(folder, 'mean.csv')),
    kernel: await kernelCost(data.polygons, decoded, STATISTICS),
    exactextractMean: peer(['mean']),
    exactextract: peer(STATISTICS),
  };
}

const DECODED = new Map<string, ReturnType<typeof decodedRasters>>();

function decoding(data: BenchData): ReturnType<typeof decodedRasters> {
  const known = DECODED.get(data.name) ?? decodedRasters(data.rasters);
  DECODED.set(data.name, known);
  return known;
}

type Round = Awaited<ReturnType<typeof round>>;

async function measure(data: BenchData) {
  const touched = await touchedBlocks(data.polygons, data.rasters);
  if (touched === null) throw new Error(`${data.name}: the rasters are not deflated tiles`);
  const rounds = await repeated(data.name, () => round(data, touched));
  const parcels = data.polygons.geometryOffsets.length - 1;
  const walls = rounds.map(({ job }) => job.wall);
  const whole = await repeated('geotiff.js', () => wholeImageCost(data.rasters));
  const geoblaze = await geoblazeCost(resolve(String(options.geoblaze)), data, 200);
  const ours = figureOf(walls).median / parcels / data.rasters.length;
  return {
    parcels,
    layers: data.rasters.length,
    touched: { blocks: touched.blocks.length, megapixels: touched.cells / 1e6 },
    seconds: secondsOf(rounds),
    peakMiB: {
      job: figureOf(rounds.map(({ job }) => job.peakMiB)),
      parquet: figureOf(rounds.map(({ jobParquet }) => jobParquet.peakMiB)),
    },
    ratios: {
      ...inflateRatios(rounds),
      'job wall / geotiff.js whole images': ratioOf(walls, whole),
      'geoblaze per parcel and layer / ours': geoblaze === null ? 'not installed' : geoblaze / ours,
      ...peerRatios(rounds),
    },
    agreement: rounds.some(({ exactextract }) => exactextract === null)
      ? 'not on PATH'
      : await agreementOf(resolve(folder, 'ours.csv'), resolve(folder, 'theirs.csv'), 97),
    megapixelsPerSecond: await decodeSpeeds(touched),
  };
}

function secondsOf(rounds: readonly Round[]) {
  const of = (pick: (each: Round) => number) => figureOf(rounds.map(pick));
  return {
    inflateDefault: of((each) => each.nodeDefault),
    inflateOneChunk: of((each) => each.nodeOneChunk),
    jobWall: of((each) => each.job.wall),
    jobCpu: of((each) => each.job.cpu),
    oneThreadWall: of((each) => each.jobOneThread.wall),
    oneThreadCpu: of((each) => each.jobOneThread.cpu),
    parquetCpu: of((each) => each.jobParquet.cpu),
    kernel: of((each) => each.kernel.kernel),
    measuring: of((each) => each.kernel.measuring),
  };
}

/** Ratios against inflating the same touched blocks once, in both ways that Node offers. */
function inflateRatios(rounds: readonly Round[]) {
  const against = (pick: (each: Round) => number) => {
    const values = rounds.map(pick);
    return {
      nodeDefault: ratioOf(
        values,
        rounds.map((each) => each.nodeDefault),
      ),
      nodeOneChunk: ratioOf(
        values,
        rounds.map((each) => each.nodeOneChunk),
      ),
    };
  };
  return {
    'job CPU / inflate': against((each) => each.job.cpu),
    'job CPU, one thread / inflate': against((each) => each.jobOneThread.cpu),
    'job CPU to Parquet / inflate': against((each) => each.jobParquet.cpu),
    'kernel / inflate': against((each) => each.kernel.kernel),
    'all but decoding / inflate': against((each) => each.kernel.measuring),
  };
}

function peerRatios(rounds: readonly Round[]) {
  const pairs = rounds.flatMap(({ exactextract, exactextractMean, job, meanOnly }) =>
    exactextract === null || exactextractMean === null ? [] : [{ exactextract, exactextractMean, job, meanOnly }],
  );
  const ratio = (peer: (each: (typeof pairs)[number]) => Cost, own: (each: (typeof pairs)[number]) => Cost) =>
    pairs.length === 0
      ? 'not on PATH'
      : ratioOf(
          pairs.map((each) => peer(each).wall),
          pairs.map((each) => own(each).wall),
        );
  return {
    'exactextract wall / job wall': ratio(
      (each) => each.exactextract,
      (each) => each.job,
    ),
    'exactextract wall / job wall, mean only': ratio(
      (each) => each.exactextractMean,
      (each) => each.meanOnly,
    ),
  };
}

async function decodeSpeeds(touched: TouchedBlocks) {
  const speeds: [string, unknown][] = [];
  for (const way of Object.keys(INFLATERS)) {
    const seconds = await repeated(`inflate ${way}`, () => inflateCost(touched, way));
    speeds.push([way, figureOf(seconds.map((each) => touched.cells / 1e6 / each))]);
  }
  return Object.fromEntries(speeds);
}

/** Ratios of scoring and ranking: a change of weights over a million parcels, and the draws of the rank bands. */
async function judgement(seed: number) {
  const complete = rescoring(1_000_000, seed, false);
  const gaps = rescoring(1_000_000, seed, true);
  const draws = drawing(seed);
  const once = () => ({ complete: complete(), gaps: gaps(), draws: draws() });
  const rounds = await repeated('judgement', once, Math.max(warmup, WARM_ROUNDS));
  const ratio = (top: (each: (typeof rounds)[number]) => number, bottom: (each: (typeof rounds)[number]) => number) =>
    ratioOf(rounds.map(top), rounds.map(bottom));
  return {
    'rescore / stream, 1,000,000 × 12': ratio(
      (each) => each.complete.rescore,
      (each) => each.complete.stream,
    ),
    'rescore / stream, with missing values': ratio(
      (each) => each.gaps.rescore,
      (each) => each.gaps.stream,
    ),
    'object loop / rank bands, 1,000 × 151 × 12': ratio(
      (each) => each.draws.plain,
      (each) => each.draws.ours,
    ),
  };
}

/** Ratios of belts, dissolved buffers and neighbours against geos-wasm and a plain search, one thread each. */
async function geometry(seed: number) {
  const once = await geometryRound(resolve(String(options.geos)), seed);
  const rounds = await repeated('geometry', once, Math.max(warmup, 2));
  const names = Object.keys(rounds[0] ?? {});
  const of = (name: string, pick: (contest: Contest) => number) => rounds.map((each) => pick(each[name] as Contest));
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        'peer / ours': ratioOf(
          of(name, ({ theirs }) => theirs),
          of(name, ({ ours }) => ours),
        ),
        seconds: figureOf(of(name, ({ ours }) => ours)),
        difference: Math.max(...of(name, ({ difference }) => Math.abs(difference))),
      },
    ]),
  );
}

/** A million histories of eight years judged on typed arrays against plain objects, one thread. */
async function rotation(seed: number) {
  const rounds = await repeated('rotation', rotating(1_000_000, seed), Math.max(warmup, 2));
  return {
    'plain objects / typed arrays, per parcel-season': ratioOf(
      rounds.map(({ plain, plainSeasons }) => plain / plainSeasons),
      rounds.map(({ ours, seasons }) => ours / seasons),
    ),
    'million parcel-seasons a second': figureOf(rounds.map(({ ours, seasons }) => seasons / ours / 1e6)),
  };
}

const sets: BenchData[] = [];
const isPart = options.judgement || options.geometry || options.rotation;
const drawn = options.geometry ? await geometry(Number(options.seed)) : undefined;
const rotated = options.rotation || !isPart ? await rotation(Number(options.seed)) : undefined;
const judged = options.judgement || !isPart ? await judgement(Number(options.seed)) : undefined;
if (isPart) rmSync(folder, { recursive: true, force: true });
else if (options.gen === undefined) sets.push(await ownData(Number(options.scale), Number(options.seed)));
else for (const size of options.sizes.split(',')) sets.push(await generatedData(resolve(options.gen), size));
const results: [string, unknown][] = [];
for (const data of sets) results.push([data.name, await measure(data)]);
rmSync(folder, { recursive: true, force: true });
const machine = { node: process.version, cores: availableParallelism(), platform: process.platform };
process.stdout.write(
  `${JSON.stringify({ machine, seed: Number(options.seed), runs, warmup, statistics: STATISTICS, judgement: judged, geometry: drawn, rotation: rotated, results: Object.fromEntries(results) }, null, 2)}\n`,
);
