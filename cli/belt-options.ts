import { type PLACEMENTS, PlanningError, text } from '../engine/index.ts';
import type { SharedOptions } from './command-options.ts';
import { standardPath } from './standards.ts';

/** What `wotu belts` takes. */
export interface BeltOptions extends SharedOptions {
  readonly floor: number;
  readonly target: number;
  readonly applications: number;
  readonly certifier?: number;
  readonly seedMaize?: string;
  readonly placement: (typeof PLACEMENTS)[number];
  readonly adjacent: number;
  readonly reach: number;
  readonly usable: number;
  readonly organic?: string;
  readonly kinds?: string;
  readonly areas: readonly string[];
  readonly lines: readonly string[];
  readonly id?: string;
  readonly crs?: string;
  readonly out?: string;
  readonly ledger?: string;
}

/** A file whose features are all of one kind. */
interface KindFile {
  readonly kind: string;
  readonly file: string;
}

/** How often edges are looked at, metres, and how much of a parcel must lie under land of a kind to be of it. */
const STEP_M = 10;
const MINIMUM_SHARE = 0.5;

/** The options as the `isolation` of a scenario; the engine checks it. */
export function beltRule(
  options: BeltOptions,
  layers: { areas: readonly KindFile[]; lines: readonly KindFile[] },
): unknown {
  const given = text('命令行所给', 'as given on the command line');
  return {
    standard: standardPath('isolation.json'),
    floorM: options.floor,
    floorSource:
      options.floor === 8
        ? text('OFDC 惯例 8 米，非国标数值', 'OFDC custom of 8 m, no figure of a standard')
        : text(`${given.zh}，非国标数值`, `${given.en}, no figure of a standard`),
    certifier:
      options.certifier === undefined ? null : { widthM: options.certifier, name: text('认证机构', 'certifier') },
    targetDeposit: options.target,
    applications: options.applications,
    depositSource: given,
    seedMaize: options.seedMaize ?? null,
    placement: options.placement,
    adjacentM: options.adjacent,
    reachM: options.reach,
    stepM: STEP_M,
    minimumShare: MINIMUM_SHARE,
    usableMu: options.usable,
    ...layers,
    wind: null,
    source: given,
  };
}

/** `kind=file`, each. */
export function namedFiles(given: readonly string[]): KindFile[] {
  return given.map((pair) => {
    const at = pair.indexOf('=');
    if (at <= 0 || at === pair.length - 1) throw badPair(pair, 'orchard=orchards.fgb');
    return { kind: pair.slice(0, at).trim(), file: pair.slice(at + 1).trim() };
  });
}

/** `field=value,value`. */
export function fieldValues(given: string): { readonly field: string; readonly values: readonly string[] } {
  const at = given.indexOf('=');
  const values = given
    .slice(at + 1)
    .split(/[,，]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');
  if (at <= 0 || values.length === 0) throw badPair(given, 'use=organic,conversion');
  return { field: given.slice(0, at).trim(), values };
}

function badPair(found: string, example: string): PlanningError {
  return new PlanningError('usage', 'bad-option', {
    text: text(`应为“名称=值”，实为 ${found}`, `expected name=value, found ${found}`),
    remedy: text(`例如 ${example}`, `for example ${example}`),
  });
}
