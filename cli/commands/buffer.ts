import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type BufferedFeatures,
  type BufferReport,
  bufferFeatures,
  buffersFlatGeobuf,
  buffersGeoJson,
  CAPS,
  JOINS,
  M2_PER_MU,
  PlanningError,
  SIDES,
  text,
} from '../../engine/index.ts';
import { type SharedOptions, withSharedOptions } from '../command-options.ts';
import { exitStatusOf, placeWords } from '../exit-status.ts';
import { diskSource } from '../file-source.ts';
import { inPlaceRun } from '../in-place-run.ts';
import { nodeInflate } from '../inflate.ts';
import { ProgressLine } from '../terminal.ts';
import { writtenFile } from '../written-file.ts';

interface BufferOptions extends SharedOptions {
  readonly distance: number;
  readonly segments: number;
  readonly join: (typeof JOINS)[number];
  readonly cap: (typeof CAPS)[number];
  readonly side: (typeof SIDES)[number];
  readonly mitreLimit: number;
  readonly dissolve: boolean;
  readonly crs?: string;
  readonly keepCrs: boolean;
  readonly out?: string;
}

/** `wotu buffer`: buffers of any features in metres that are metres. */
export function bufferCommand(program: Command): void {
  withSharedOptions(program.command('buffer <file>'))
    .description('buffers in metres, true on the ellipsoid')
    .requiredOption('--distance <metres>', 'how far; negative goes inwards (polygons only)', number)
    .option('--segments <n>', 'chords of a quarter circle', number, 16)
    .addOption(new Option('--join <kind>', 'corners').choices(JOINS).default('round'))
    .addOption(new Option('--cap <kind>', 'ends of lines').choices(CAPS).default('round'))
    .addOption(new Option('--side <side>', 'side of lines, along their direction').choices(SIDES).default('both'))
    .option('--mitre-limit <ratio>', 'furthest mitred corner, as a multiple of the distance', number, 5)
    .option('--dissolve', 'unite all buffers into one feature', false)
    .option('--crs <crs>', 'CRS of a file that carries none; overrides the file')
    .option('--keep-crs', 'write coordinates in the CRS of the file instead of WGS 84', false)
    .option('--out <file>', '.geojson or .fgb (default: only the summary)')
    .action(async (file: string, options: BufferOptions) => {
      const cancel = new AbortController();
      const interrupt = () => cancel.abort();
      process.once('SIGINT', interrupt);
      try {
        await buffer(file, options, cancel.signal);
      } catch (error) {
        process.exitCode = exitStatusOf(error, { json: options.json, language: options.lang });
      } finally {
        process.removeListener('SIGINT', interrupt);
      }
    });
}

async function buffer(file: string, options: BufferOptions, signal: AbortSignal): Promise<void> {
  const { distance, segments, join, cap, side, mitreLimit, dissolve, keepCrs, crs = null, out } = options;
  const write = out === undefined ? null : writerFor(out);
  const progress = new ProgressLine(options.lang, options.json);
  const base = resolve('.');
  const buffers = await bufferFeatures(
    { file, crs, distanceM: distance, parameters: { segments, join, cap, side, mitreLimit }, dissolve, keepCrs },
    { open: (name) => diskSource(base, name), inflate: nodeInflate },
    inPlaceRun((p) => progress.show(p), signal),
  );
  write?.(buffers);
  progress.finish();
  tell(buffers.report, options);
}

/** How a file of that name is written. */
function writerFor(out: string): (buffers: BufferedFeatures) => void {
  const pieces = /\.(?:geo)?json$/i.test(out) ? geoJsonPieces : /\.fgb$/i.test(out) ? flatGeobufPieces : null;
  if (pieces === null) {
    throw new PlanningError('usage', 'unknown-output', {
      text: text(`--out 应以 .geojson 或 .fgb 结尾，实为 ${out}`, `--out should end in .geojson or .fgb, found ${out}`),
      remedy: text('例如 --out buffer.geojson', 'for example --out buffer.geojson'),
    });
  }
  return (buffers) => {
    const target = writtenFile(out);
    try {
      for (const piece of pieces(buffers)) target.write(piece);
      target.keep();
    } finally {
      target.drop();
    }
  };
}

function* geoJsonPieces(buffers: BufferedFeatures): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const piece of buffersGeoJson(buffers)) yield encoder.encode(piece);
}

function* flatGeobufPieces(buffers: BufferedFeatures): Generator<Uint8Array> {
  yield buffersFlatGeobuf(buffers);
}

function tell(report: BufferReport, { json, lang, out }: BufferOptions): void {
  if (json) {
    process.stdout.write(`${JSON.stringify({ out: out ?? null, ...report })}\n`);
    return;
  }
  const { read, written, vanished, repaired, unusable } = report.counts;
  const mu = (areaM2: number) => (areaM2 / M2_PER_MU).toFixed(2);
  const words =
    lang === 'zh'
      ? `要素 ${read}，结果 ${written}，消失 ${vanished}，已修复 ${repaired}，未用 ${unusable}；面积 ${mu(report.areaBeforeM2)} → ${mu(report.areaAfterM2)} 亩`
      : `${read} features, ${written} in the result, ${vanished} vanished, ${repaired} repaired, ${unusable} not used; area ${mu(report.areaBeforeM2)} -> ${mu(report.areaAfterM2)} mu`;
  process.stdout.write(`${out === undefined ? '' : `${out}: `}${words}\n`);
  const todo = lang === 'zh' ? '怎么办' : 'what to do';
  for (const { severity, code, at, message, remedy } of report.findings) {
    process.stderr.write(`[${severity}] ${code} ${placeWords(at)}${message[lang]}\n  ${todo}: ${remedy[lang]}\n`);
  }
}

function number(value: string): number {
  const parsed = Number(value);
  if (value.trim() === '' || Number.isNaN(parsed)) throw new InvalidArgumentError('a number is expected');
  return parsed;
}
