/**
 * Topsoil levels of a town's fields: middle and spread. Xinba stands on the published grey desert soil (organic matter
 * 9.5 g/kg, P 7, K 138 mg/kg, pH 8.7, 张掖地区志); Hongshui near Liuba's 17.8 g/kg, 10.7, 157.5; the oasis towns
 * between Wuwei (12.0; 49; 371) and Jinta (10.1; 4; 278). Where only a neighbour is published, the level is assumed.
 */
export interface SoilLevel {
  readonly organicMatter: readonly [number, number];
  readonly phosphorus: readonly [number, number];
  readonly potassium: readonly [number, number];
  readonly ph: readonly [number, number];
  readonly ec: readonly [number, number];
  /** Share of the land in saline patches (the low Heihe towns). */
  readonly saline: number;
}

export const SOIL_LEVELS: Readonly<Record<string, SoilLevel>> = {
  dangzhai: {
    organicMatter: [17.2, 3.2],
    phosphorus: [29, 14],
    potassium: [212, 80],
    ph: [8.2, 0.22],
    ec: [0.22, 0.08],
    saline: 0.03,
  },
  liaoquan: {
    organicMatter: [14.6, 3.0],
    phosphorus: [24, 10],
    potassium: [228, 90],
    ph: [8.35, 0.25],
    ec: [0.31, 0.11],
    saline: 0.22,
  },
  heiquan: {
    organicMatter: [12.9, 2.8],
    phosphorus: [21, 9],
    potassium: [240, 100],
    ph: [8.4, 0.26],
    ec: [0.35, 0.13],
    saline: 0.3,
  },
  xinba: {
    organicMatter: [11.0, 2.2],
    phosphorus: [9.5, 4.2],
    potassium: [146, 44],
    ph: [8.55, 0.17],
    ec: [0.2, 0.07],
    saline: 0.02,
  },
  qingquan: {
    organicMatter: [13.4, 2.6],
    phosphorus: [15, 6.5],
    potassium: [176, 58],
    ph: [8.35, 0.2],
    ec: [0.21, 0.07],
    saline: 0.05,
  },
  chenhu: {
    organicMatter: [15.6, 2.8],
    phosphorus: [13.5, 5.5],
    potassium: [168, 50],
    ph: [8.25, 0.19],
    ec: [0.17, 0.05],
    saline: 0.01,
  },
  hongshui: {
    organicMatter: [18.2, 3.0],
    phosphorus: [15, 6.5],
    potassium: [166, 48],
    ph: [8.15, 0.2],
    ec: [0.16, 0.05],
    saline: 0,
  },
};
