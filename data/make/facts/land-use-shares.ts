/**
 * Shares of a town's blocks by cover. Assumptions of the maker, guided by what is published: seed maize at 党寨村
 * 3000 of 3168 mu (2021) and at 蓼泉 25 000 of 36 389 mu (2005, text garbled), forage and dry land in the uplands.
 */
export interface LandUseShares {
  readonly seedMaize: number;
  readonly greenhouse: number;
  readonly orchard: number;
  readonly forage: number;
  readonly dry: number;
}

export const LAND_USE_SHARES: Readonly<Record<string, LandUseShares>> = {
  dangzhai: { seedMaize: 0.36, greenhouse: 0.035, orchard: 0.02, forage: 0.02, dry: 0 },
  liaoquan: { seedMaize: 0.44, greenhouse: 0.03, orchard: 0.02, forage: 0.02, dry: 0 },
  heiquan: { seedMaize: 0.3, greenhouse: 0.02, orchard: 0.03, forage: 0.03, dry: 0 },
  xinba: { seedMaize: 0.06, greenhouse: 0.005, orchard: 0.015, forage: 0.09, dry: 0.14 },
  qingquan: { seedMaize: 0.03, greenhouse: 0.015, orchard: 0.02, forage: 0.08, dry: 0.14 },
  chenhu: { seedMaize: 0, greenhouse: 0.005, orchard: 0.01, forage: 0.11, dry: 0.34 },
  hongshui: { seedMaize: 0, greenhouse: 0.01, orchard: 0.01, forage: 0.09, dry: 0.28 },
};
