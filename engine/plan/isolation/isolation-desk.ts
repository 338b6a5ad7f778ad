import { type IsolationStandard, isolationStandardSchema } from '../../isolation/isolation-standard.ts';
import { NEIGHBOUR_KINDS } from '../../isolation/neighbour-kinds/index.ts';
import { reachOf, type WidthRule } from '../../isolation/required-width.ts';
import { exposureFrom, type WindRose } from '../../isolation/wind-rose.ts';
import type { ParcelSet } from '../../parcel/parcel-set.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { Run } from '../../run/run.ts';
import type { IsolationQuestion } from '../question/isolation-question.ts';
import type { Workbench } from '../workbench.ts';
import { type BaseEdges, type BaseLooker, baseLooker } from './base-edges.ts';
import { type LandAround, landAround } from './land-around.ts';
import { readWindRoses } from './read-wind-roses.ts';

/** What belts are reckoned from, whichever bases they are for; plain data that crosses threads. */
export interface IsolationGround {
  readonly question: IsolationQuestion;
  readonly parcels: IsolatedParcels;
  readonly standard: IsolationStandard;
  readonly around: LandAround;
  /** Wind rose of every parcel; null where none is known. */
  readonly roses: readonly (WindRose | undefined)[] | null;
}

/** The ground with its indices: looks across the edges of any rows. */
export interface IsolationSite extends IsolationGround {
  readonly looker: BaseLooker;
  /** Share of the wind that blows from a bearing onto a parcel, 1 the most; null where no wind rose is known. */
  readonly exposure: (parcel: number, bearing: number) => number | null;
}

/** Everything belts are reckoned from; what lies across the edges is looked up once and does not change with the rule. */
export interface IsolationDesk extends IsolationSite {
  /** Rows of each base's parcels, and its outer edges. */
  readonly bases: readonly { readonly rows: Uint32Array; readonly edges: BaseEdges }[];
}

/** What belts need to know of parcels; arrays of its own, so that the desk outlives tables that were handed on. */
export interface IsolatedParcels {
  readonly ids: readonly string[];
  readonly areaM2: Float64Array;
}

/** Where parcels and files come from. */
export type IsolationBench = Pick<Workbench, 'parcels' | 'desk'>;

/** Which parcels make up the bases, and what is known of all parcels beforehand. */
export interface KnownParcels {
  readonly bases: readonly Uint32Array[];
  readonly conversion: { readonly status: Uint8Array } | null;
  /** Kind of each parcel (index into `NEIGHBOUR_KINDS`) that overrules everything else; −1 for none. */
  readonly kinds?: Int8Array;
}

/** Bases between two steps of a run. */
const BASES_A_STEP = 4;

/**
 * Reads what lies round the bases. Throws `PlanningError` for a standard without what the rule names; files of neighbours
 * that cannot be used are errors too, because an unseen neighbour would get no belt.
 */
export async function isolationGround(
  bench: IsolationBench,
  question: IsolationQuestion,
  { bases, conversion, kinds }: KnownParcels,
): Promise<IsolationGround> {
  const { parcels, desk } = bench;
  const standard = await desk.document('isolation standard', question.standard, isolationStandardSchema);
  checkSeedMaize(question, standard);
  const around = await landAround(bench, question, conversion);
  if (kinds !== undefined) for (const [row, kind] of kinds.entries()) if (kind >= 0) around.landKind[row] = kind;
  const found = question.wind === null ? null : await readWindRoses(question.wind, desk);
  const roses = found === null ? null : rosesOfParcels(parcels, found);
  if (roses !== null && question.wind !== null) tellWithoutRose(bench, bases, roses, question.wind.file);
  tellUnseen(bench, question, standard);
  return { question, parcels: { ids: parcels.ids, areaM2: parcels.areaM2.slice() }, standard, around, roses };
}

/** Builds the indices over the ground. */
export function isolationSite(ground: IsolationGround): IsolationSite {
  const { around, question, roses } = ground;
  return { ...ground, looker: baseLooker(around, question), exposure: exposureBy(roses) };
}

/** Looks across the edges of bases. */
export async function lookAcross(site: IsolationSite, bases: readonly Uint32Array[], run: Run): Promise<IsolationDesk> {
  const found: { rows: Uint32Array; edges: BaseEdges }[] = [];
  for (const [b, rows] of bases.entries()) {
    if (b % BASES_A_STEP === 0) await run.step('belts', b, 2 * bases.length);
    found.push({ rows, edges: site.looker.edgesOf(rows) });
  }
  return { ...site, bases: found };
}

/** Reads what lies round the bases and looks across their edges. Throws like `isolationGround`. */
export async function openIsolation(
  bench: IsolationBench,
  question: IsolationQuestion,
  known: KnownParcels,
  run: Run,
): Promise<IsolationDesk> {
  const ground = await isolationGround(bench, question, known);
  return lookAcross(isolationSite(ground), known.bases, run);
}

/** The part of the question that widths depend on. */
export function widthRule(question: IsolationQuestion): WidthRule {
  const { floorM, floorSource, certifier, targetDeposit, applications, seedMaize, adjacentM } = question;
  return { floorM, floorSource, certifier, targetDeposit, applications, seedMaize, adjacentM };
}

/** The rose of every parcel's town, found by the town's code or else its name. */
function rosesOfParcels(
  { villages, villageOf }: ParcelSet,
  roses: ReadonlyMap<string, WindRose>,
): (WindRose | undefined)[] {
  const ofVillage = villages.map(({ townCode, town }) => roses.get(townCode) ?? roses.get(town));
  return Array.from(villageOf, (village) => ofVillage[village]);
}

function exposureBy(rosesOf: readonly (WindRose | undefined)[] | null): IsolationDesk['exposure'] {
  return (parcel, bearing) => {
    const rose = rosesOf?.[parcel];
    return rose === undefined ? null : exposureFrom(rose, bearing);
  };
}

/** Towns with bases and without a rose get belts as if all wind came from every neighbour, and it is told. */
function tellWithoutRose(
  { parcels, desk }: IsolationBench,
  bases: readonly Uint32Array[],
  rosesOf: readonly (WindRose | undefined)[],
  file: string,
): void {
  const towns = new Set<string>();
  for (const row of bases.flatMap((rows) => Array.from(rows))) {
    const village = parcels.villages[parcels.villageOf[row] as number];
    if (rosesOf[row] === undefined) towns.add(village?.town || village?.townCode || '');
  }
  for (const town of towns) {
    desk.findings.push({
      severity: 'warning',
      code: 'belts-without-wind',
      message: text(
        `${town || '未名乡镇'} 没有可用的风玫瑰，隔离带按各方向全值计`,
        `${town || 'a town without a name'} has no wind rose that can be used; its belts are as wide as without wind in every direction`,
      ),
      remedy: text('在风玫瑰表中补上该乡镇', 'add the town to the sheet of wind roses'),
      at: { file, ...(town === '' ? {} : { feature: town }) },
    });
  }
}

/** A neighbour beyond the reach is not seen, so a rule that reaches further is told. */
function tellUnseen({ desk }: IsolationBench, question: IsolationQuestion, standard: IsolationStandard): void {
  for (const kind of NEIGHBOUR_KINDS) {
    const reach = reachOf(kind, widthRule(question), standard);
    if (reach <= question.reachM) continue;
    desk.findings.push({
      severity: 'warning',
      code: 'reach-too-short',
      message: text(
        `“${kind.label.zh}”按规则在 ${reach.toFixed(1)} 米以内都算邻地，而只看到 ${question.reachM} 米`,
        `By the rule "${kind.label.en}" matters up to ${reach.toFixed(1)} m, but only ${question.reachM} m are looked at`,
      ),
      remedy: text('增大 isolation.reachM', 'raise isolation.reachM'),
      at: { layer: `neighbours ${kind.id}` },
    });
  }
}

function checkSeedMaize(
  { seedMaize, standard: file }: IsolationQuestion,
  { seedMaize: classes }: IsolationStandard,
): void {
  if (seedMaize === null || classes.some(({ id }) => id === seedMaize)) return;
  const known = classes.map(({ id }) => id).join(', ');
  throw new PlanningError('usage', 'unknown-seed-maize', {
    text: text(`制种玉米类别“${seedMaize}”不在 ${file} 中`, `${file} has no seed-maize class "${seedMaize}"`),
    remedy: text(`可用：${known}`, `Known: ${known}`),
    at: { file },
  });
}
