/** Asserts what a plan wrote: `tsx test/ci/check-outputs.ts out/seven-towns`; ends with the closing line. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { closingLine } from '../closing-line.ts';
import { documentFaults } from '../engine/plan/report/document-faults.ts';
import { geojsonFaults } from './geojson-faults.ts';

interface PlanDocument {
  readonly candidates: readonly { readonly rank: number; readonly id: string; readonly grossAreaM2: number }[];
  readonly villages: readonly { readonly code: string; readonly rank: number }[];
  readonly targets: readonly { readonly county: string; readonly years: readonly { readonly met: boolean }[] }[];
  readonly findings: readonly unknown[];
  readonly inputs: readonly { readonly sha256: string }[];
}

const folder = process.argv[2] ?? 'out/seven-towns';
const at = (name: string) => join(folder, name);
const json = <T>(name: string) => JSON.parse(readFileSync(at(name), 'utf8')) as T;

/** Each throws, or says what it saw. */
const CHECKS: readonly (readonly [what: string, check: () => string | Promise<string>])[] = [
  ['the files are there', filesExist],
  ['plan.json ranks candidate bases', ranksCandidates],
  ['plan.json holds the county targets', holdsTargets],
  ['plan.json lists findings and the fingerprint of every input', listsProvenance],
  ['candidates.geojson follows RFC 7946', followsStandard],
  ['candidates.geojson holds the candidates of plan.json', sameCandidates],
  ['belts.geojson follows RFC 7946 and every belt says whose land it takes and why', beltsSayWhy],
  ['parcels.fgb opens and holds every parcel', holdsParcels],
  ['report.html stands alone and tells of every village in both languages', reportsVillages],
];

function filesExist(): string {
  const names = ['plan.json', 'candidates.geojson', 'parcels.fgb', 'belts.geojson', 'belts.csv', 'report.html'];
  const missing = names.filter((name) => !existsSync(at(name)));
  if (missing.length > 0) throw new Error(`missing in ${folder}: ${missing.join(', ')}`);
  return names.join(', ');
}

function ranksCandidates(): string {
  const { candidates, villages } = json<PlanDocument>('plan.json');
  if (candidates.length === 0) throw new Error('no candidate base');
  const misplaced = candidates.findIndex(({ rank }, i) => rank !== i + 1);
  if (misplaced >= 0) throw new Error(`row ${misplaced} has rank ${candidates[misplaced]?.rank}, not ${misplaced + 1}`);
  if (!candidates.every(({ grossAreaM2 }) => grossAreaM2 > 0)) throw new Error('a candidate base without area');
  if (villages.length === 0) throw new Error('no village');
  return `${candidates.length} candidate bases, ${villages.length} villages`;
}

function holdsTargets(): string {
  const { targets } = json<PlanDocument>('plan.json');
  if (targets.length === 0) throw new Error('no county target');
  const vague = targets.filter(({ years }) => years.length === 0 || years.some(({ met }) => typeof met !== 'boolean'));
  if (vague.length > 0) throw new Error(`no verdict for ${vague.map(({ county }) => county).join(', ')}`);
  return targets.map(({ county }) => county).join(', ');
}

function listsProvenance(): string {
  const { findings, inputs } = json<PlanDocument>('plan.json');
  if (inputs.length === 0 || !inputs.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))) {
    throw new Error('an input without SHA-256');
  }
  return `${inputs.length} inputs, ${findings.length} findings`;
}

function followsStandard(): string {
  const faults = geojsonFaults(readFileSync(at('candidates.geojson'), 'utf8'));
  if (faults.length > 0) throw new Error(faults.slice(0, 5).join('; '));
  return 'closed rings, shells counter-clockwise';
}

function sameCandidates(): string {
  const { candidates } = json<PlanDocument>('plan.json');
  const { features } = json<{ features: readonly { id?: unknown; properties: { id?: unknown; rank?: unknown } }[] }>(
    'candidates.geojson',
  );
  const drawn = features.map(({ id, properties }) => `${properties.rank} ${properties.id ?? id}`);
  const listed = candidates.map(({ rank, id }) => `${rank} ${id}`);
  const different = listed.findIndex((entry, i) => entry !== drawn[i]);
  if (different >= 0 || drawn.length !== listed.length) {
    throw new Error(
      `${listed.length} listed, ${drawn.length} drawn; row ${different}: ${listed[different]}, ${drawn[different]}`,
    );
  }
  return `${drawn.length} of ${listed.length}`;
}

function beltsSayWhy(): string {
  const text = readFileSync(at('belts.geojson'), 'utf8');
  const faults = geojsonFaults(text);
  if (faults.length > 0) throw new Error(faults.slice(0, 5).join('; '));
  const { features } = JSON.parse(text) as { features: readonly { id: string; properties: Record<string, unknown> }[] };
  const told = ['owner_parcel_id', 'neighbour_kind', 'area_mu', 'reason_zh', 'reason_en'];
  const silent = features.filter(({ properties }) => told.some((name) => (properties[name] ?? '') === ''));
  if (features.length === 0 || silent.length > 0) throw new Error(`no belt, or ${silent.length} that do not say why`);
  return `${features.length} belts`;
}

async function holdsParcels(): Promise<string> {
  const bytes = new Uint8Array(readFileSync(at('parcels.fgb')));
  const magic = [0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62];
  if (!magic.every((byte, i) => bytes[i] === byte)) throw new Error(`begins with ${bytes.slice(0, 8).join(' ')}`);
  let count = 0;
  for await (const feature of deserialize(bytes)) {
    if (!feature.geometry) throw new Error(`feature ${count} has no geometry`);
    count++;
  }
  if (count === 0) throw new Error('no feature');
  return `${count} parcels`;
}

function reportsVillages(): string {
  const { villages } = json<PlanDocument>('plan.json');
  const report = readFileSync(at('report.html'), 'utf8');
  const faults = documentFaults(report);
  if (faults.length > 0) throw new Error(faults.slice(0, 5).join('; '));
  const ranked = villages.filter(({ rank }) => rank > 0);
  for (const language of ['zh', 'en']) {
    const silent = ranked.filter(
      ({ code, rank }) => !report.includes(`id="${language}-village-${code}" data-rank="${rank}"`),
    );
    if (silent.length > 0) throw new Error(`${language}: no section for ${silent.map(({ code }) => code).join(', ')}`);
    const sections = report.split(`<section class="village" id="${language}-village-`).length - 1;
    if (sections !== villages.length) throw new Error(`${language}: ${sections} sections, ${villages.length} villages`);
  }
  return `${ranked.length} villages with a rank of ${villages.length}, ${Math.round(Buffer.byteLength(report) / 1000)} kB`;
}

let passed = 0;
for (const [what, check] of CHECKS) {
  try {
    console.log(`ok      ${what}: ${await check()}`);
    passed++;
  } catch (error) {
    console.log(`FAILED  ${what}: ${error instanceof Error ? error.message : error}`);
  }
}
const failed = CHECKS.length - passed;
process.exitCode = failed === 0 ? 0 : 1;
console.log(closingLine({ passed, failed, skipped: 0 }));
