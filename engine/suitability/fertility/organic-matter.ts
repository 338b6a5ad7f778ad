import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import type { Source } from '../criterion.ts';

/** Van Bemmelen factor: organic matter as a multiple of organic carbon. */
const VAN_BEMMELEN = 1.724;

/** Where the factor comes from. */
export const VAN_BEMMELEN_SOURCE: Source = {
  reference: text('NY/T 1121.6 有机质 = 有机碳 × 1.724', 'NY/T 1121.6, organic matter = organic carbon × 1.724'),
  confidence: 'known',
  note: text('只在情景写明所给的是有机碳时换算', 'applied only when the scenario says that carbon is given'),
};

/** What a layer or column of soil carbon holds, as its user declares it. */
export type CarbonQuantity = 'organic-carbon' | 'organic-matter';

/** Organic matter from the declared quantity, in the unit of the value (NY/T 1121.6). */
export function organicMatterFrom({ value, given }: { value: number; given: CarbonQuantity }): number {
  return given === 'organic-carbon' ? value * VAN_BEMMELEN : value;
}

/** A layer or column that feeds a criterion, as it is named. */
export interface NamedSource {
  readonly layer: string;
  readonly file: string;
  /** Title or header if there is one. */
  readonly title?: string;
  /** What the scenario declares it to hold; absent when it says nothing. */
  readonly given?: CarbonQuantity;
}

const CARBON = /有机碳|organic[\s_-]*carbon|(?:^|[^a-z])s?oc(?:[^a-z]|$)/i;

/**
 * The finding when something called organic carbon feeds the organic-matter criterion and nothing declares what it
 * holds: taken as organic matter it would be 1.724 times too low. Null when the name says nothing of carbon or the
 * quantity is declared.
 */
export function organicCarbonMismatch(source: NamedSource): Finding | null {
  const name = [source.layer, source.title ?? '', source.file].find((part) => CARBON.test(part));
  if (name === undefined || source.given !== undefined) return null;
  return {
    severity: 'error',
    code: 'organic-carbon-as-organic-matter',
    message: text(
      `${source.file} 的“${name}”看来是有机碳，指标“有机质”要的是有机质；两者相差 ${VAN_BEMMELEN} 倍`,
      `"${name}" of ${source.file} looks like organic carbon, the criterion reads organic matter; they differ by the factor ${VAN_BEMMELEN}`,
    ),
    remedy: text(
      '在情景中写明该图层给的是有机碳（换算）还是有机质（不换算）',
      'declare in the scenario whether the layer gives organic carbon (converted) or organic matter (as it is)',
    ),
    at: { file: source.file, layer: source.layer },
  };
}
