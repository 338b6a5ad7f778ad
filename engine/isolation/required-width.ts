import { type LocalText, text } from '../run/local-text.ts';
import { distanceForDeposit } from './drift.ts';
import type { IsolationStandard } from './isolation-standard.ts';
import type { NeighbourKind } from './neighbour-kind.ts';

/** One reason for a width. */
export interface WidthTerm {
  readonly id: 'floor' | 'drift' | 'certifier' | 'seed-isolation';
  readonly widthM: number;
  /** What was reckoned, and from what. */
  readonly words: LocalText;
  readonly confidence: string;
}

/** The width an edge asks for, with everything that went into it. */
export interface RequiredWidth {
  readonly widthM: number;
  /** Empty for neighbours that need no belt. */
  readonly terms: readonly WidthTerm[];
  /** The term that decides. */
  readonly decisive: WidthTerm['id'] | null;
  /** Ground between the edges that counts for the distance, metres. */
  readonly creditM: number;
}

/** What is known of one edge. */
export interface EdgeSituation {
  readonly kind: NeighbourKind;
  /** Ground between the parcel and its neighbour, metres: paths, canals and roads among it. */
  readonly gapM: number;
  /** Share of the wind that blows from the neighbour, 1 the sector with most wind; null without a wind rose. */
  readonly exposure: number | null;
  /** Share of the drift that trees between take out, 0 … 1. */
  readonly capture: number;
}

/** The scenario's settings. */
export interface WidthRule {
  readonly floorM: number;
  readonly floorSource: LocalText;
  /** Width the certifier asks for; null when none is named. */
  readonly certifier: { readonly widthM: number; readonly name: LocalText } | null;
  /** Deposit that is accepted, % of the field rate, and sprayings a season. */
  readonly targetDeposit: number;
  readonly applications: number;
  /** Id of the seed-maize class when maize is grown on the organic side; null when it is not. */
  readonly seedMaize: string | null;
  /** Land across so much ground is a neighbour whatever is done there, metres. */
  readonly adjacentM: number;
}

/** Answers for one edge after the other under one rule. */
export type WidthAnswer = (edge: EdgeSituation) => RequiredWidth;

/**
 * Width = max(floor, drift distance for the accepted deposit, certifier's value, seed isolation) minus the ground that
 * lies between already, never below the floor. The drift distance is scaled between floor and full by the wind that blows
 * from the neighbour. Neighbours that need no belt, and those beyond `reachOf` their kind, have width 0.
 */
export function requiredWidth(edge: EdgeSituation, rule: WidthRule, standard: IsolationStandard): RequiredWidth {
  return requiredWidths(rule, standard)(edge);
}

/** `requiredWidth` for many edges: terms are reckoned once for each kind of neighbour, share of the wind and trees. */
export function requiredWidths(rule: WidthRule, standard: IsolationStandard): WidthAnswer {
  const kinds = new Map<NeighbourKind, KnownKind>();
  return (edge) => {
    const { kind, gapM, exposure, capture } = edge;
    if (!kind.needsBelt) return NO_BELT;
    const known = kinds.get(kind) ?? { reachM: reachOf(kind, rule, standard), reckoned: [] };
    kinds.set(kind, known);
    if (gapM > known.reachM) return NO_BELT;
    let found = known.reckoned.find((each) => each.exposure === exposure && each.capture === capture);
    if (found === undefined) {
      const terms = [
        floorTerm(rule),
        ...driftTerm(edge, rule, standard),
        ...certifierTerm(rule),
        ...seedTerm(edge, rule, standard),
      ];
      const decisive = terms.reduce((widest, term) => (term.widthM > widest.widthM ? term : widest));
      found = { exposure, capture, terms, decisive };
      known.reckoned.push(found);
    }
    const { terms, decisive } = found;
    const creditM = Math.min(gapM, decisive.widthM - rule.floorM);
    return { widthM: decisive.widthM - creditM, terms, decisive: decisive.id, creditM };
  };
}

/** What has been reckoned for one kind of neighbour; as many as a wind rose has sectors, and twice that with trees. */
interface KnownKind {
  readonly reachM: number;
  readonly reckoned: (Pick<EdgeSituation, 'exposure' | 'capture'> & {
    readonly terms: readonly WidthTerm[];
    readonly decisive: WidthTerm;
  })[];
}

const NO_BELT: RequiredWidth = { widthM: 0, terms: [], decisive: null, creditM: 0 };

/** How far a kind of neighbour matters, metres: the widest of its terms without wind and trees, and adjacent land. */
export function reachOf(kind: NeighbourKind, rule: WidthRule, standard: IsolationStandard): number {
  if (!kind.needsBelt) return 0;
  const open = { kind, gapM: 0, exposure: null, capture: 0 };
  const terms = [...driftTerm(open, rule, standard), ...certifierTerm(rule), ...seedTerm(open, rule, standard)];
  return Math.max(rule.adjacentM, rule.floorM, ...terms.map(({ widthM }) => widthM));
}

function floorTerm({ floorM, floorSource }: WidthRule): WidthTerm {
  return { id: 'floor', widthM: floorM, words: floorSource, confidence: 'setting' };
}

function driftTerm(
  { kind, exposure, capture }: EdgeSituation,
  rule: WidthRule,
  { drift }: IsolationStandard,
): WidthTerm[] {
  const curve = drift.curves.find(({ id }) => id === kind.spraying);
  const row = curve?.rows.find(({ applications }) => applications === rule.applications);
  if (curve === undefined || row === undefined) return [];
  const full = distanceForDeposit(row, rule.targetDeposit, capture);
  const share = exposure ?? 1;
  const widthM = Math.max(rule.floorM, rule.floorM + (full - rule.floorM) * share);
  const wind =
    exposure === null
      ? text('无风玫瑰，按全值', 'no wind rose, full distance')
      : text(`来风份额 ${exposure.toFixed(2)}`, `share of the wind ${exposure.toFixed(2)}`);
  const trees =
    capture === 0
      ? text('', '')
      : text(`，林带截留 ${Math.round(100 * capture)} %`, `, trees take ${Math.round(100 * capture)} %`);
  const beyond = full > drift.measuredM[1];
  return [
    {
      id: 'drift',
      widthM,
      words: text(
        `${curve.label.zh} ${rule.applications} 次，沉积不超过 ${rule.targetDeposit} % 需 ${full.toFixed(1)} 米${beyond ? '（超出实测范围，外推）' : ''}${trees.zh}；${wind.zh}`,
        `${curve.label.en}, ${rule.applications} spraying(s): ${full.toFixed(1)} m to a deposit of ${rule.targetDeposit} %${beyond ? ' (beyond what was measured)' : ''}${trees.en}; ${wind.en}`,
      ),
      confidence: beyond ? 'uncertain' : drift.confidence,
    },
  ];
}

function certifierTerm({ certifier }: WidthRule): WidthTerm[] {
  if (certifier === null) return [];
  return [{ id: 'certifier', widthM: certifier.widthM, words: certifier.name, confidence: 'setting' }];
}

function seedTerm(
  { kind }: EdgeSituation,
  rule: WidthRule,
  { seedMaize, seedMaizeNote }: IsolationStandard,
): WidthTerm[] {
  const found = kind.seedIsolation ? seedMaize.find(({ id }) => id === rule.seedMaize) : undefined;
  if (found === undefined) return [];
  return [
    {
      id: 'seed-isolation',
      widthM: found.distanceM,
      words: text(`${found.label.zh}；${seedMaizeNote.zh}`, `${found.label.en}; ${seedMaizeNote.en}`),
      confidence: found.confidence,
    },
  ];
}
