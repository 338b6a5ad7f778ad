import type { Table } from '../table/table.ts';
import { fieldText } from './parcel-fields.ts';
import type { Village } from './parcel-set.ts';

/**
 * How a parcel finds its village: by the leading digits of its id in the village layer, or by fields of its own file
 * (then every distinct value becomes a village).
 */
export type VillageRule =
  | { readonly from: 'id-prefix'; readonly digits: number }
  | { readonly from: 'field'; readonly field: string; readonly town?: string; readonly county?: string };

/** Finds village indices and collects the villages met. */
export interface VillageFinder {
  readonly villages: Village[];
  /** Index into `villages`; −1 when the code is not known. */
  find(id: string, attributes: Table, row: number): number;
}

/** A finder over the villages known beforehand; with a `field` rule unknown ones are added. */
export function villageFinder(rule: VillageRule, known: readonly Village[]): VillageFinder {
  const villages = [...known];
  const index = new Map(villages.map((village, k) => [village.code, k]));
  if (rule.from === 'id-prefix') {
    return { villages, find: (id) => index.get(id.slice(0, rule.digits)) ?? -1 };
  }
  return {
    villages,
    find(_id, attributes, row) {
      const code = fieldText(attributes, rule.field, row);
      const found = index.get(code);
      if (found !== undefined || code === '') return found ?? -1;
      const town = rule.town === undefined ? '' : fieldText(attributes, rule.town, row);
      const county = rule.county === undefined ? '' : fieldText(attributes, rule.county, row);
      index.set(code, villages.length);
      villages.push({ code, name: code, town, townCode: town, county, countyCode: county });
      return villages.length - 1;
    },
  };
}
