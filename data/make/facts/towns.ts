/** What is known of one core town. Sources stand in `data/README.md`, table "Facts". */
export interface TownFact {
  readonly slug: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly county: string;
  readonly countyCode: string;
  /** Two letters for ids of canals, roads and places. */
  readonly prefix: string;
  /** Seat in WGS 84 degrees (AMap town seat, converted from GCJ-02). */
  readonly seat: readonly [number, number];
  /** Code of the village or community in which the seat lies (121 town centre in the 2016 statistics). */
  readonly seatVillage: string;
  /** Elevation at the seat, mean gradient and downslope azimuth within 6 km, relief left over the plane. */
  readonly elevationM: number;
  readonly gradientMPerKm: number;
  readonly downslopeDeg: number;
  readonly reliefSdM: number;
  /** Cropland in mu where a figure is published, else null (285 parcels a village are then assumed). */
  readonly croplandMu: number | null;
  /** Assumptions of the maker, not facts: mean parcel in mu, direction and stretch of the oasis. */
  readonly meanParcelMu: number;
  readonly axisDeg: number;
  readonly stretch: number;
  /** Villages of the list that lie beyond the river (黑泉: 九坝, 十坝, 胭脂堡 on the north bank), else 0. */
  readonly villagesBeyondRiver: number;
  /** Where a highway crosses the town. */
  readonly highway: string | null;
}

/** The seven core towns, in the order in which the policy names them. */
export const TOWN_FACTS: readonly TownFact[] = [
  {
    slug: 'dangzhai',
    code: '620702107',
    name: '党寨镇',
    nameEn: 'Dangzhai',
    county: '甘州区',
    countyCode: '620702',
    prefix: 'DZ',
    seat: [100.471252, 38.854499],
    seatVillage: '620702107212',
    elevationM: 1512,
    gradientMPerKm: 4.0,
    downslopeDeg: 10,
    reliefSdM: 5.0,
    croplandMu: 63360,
    meanParcelMu: 9.4,
    axisDeg: 20,
    stretch: 1.3,
    villagesBeyondRiver: 0,
    highway: 'G227',
  },
  {
    slug: 'liaoquan',
    code: '620723103',
    name: '蓼泉镇',
    nameEn: 'Liaoquan',
    county: '临泽县',
    countyCode: '620723',
    prefix: 'LQ',
    seat: [100.068233, 39.315828],
    seatVillage: '620723103204',
    elevationM: 1386,
    gradientMPerKm: 0.4,
    downslopeDeg: 312,
    reliefSdM: 1.1,
    croplandMu: 36389,
    meanParcelMu: 10.5,
    axisDeg: 300,
    stretch: 1.6,
    villagesBeyondRiver: 0,
    highway: null,
  },
  {
    slug: 'heiquan',
    code: '620724107',
    name: '黑泉镇',
    nameEn: 'Heiquan',
    county: '高台县',
    countyCode: '620724',
    prefix: 'HQ',
    seat: [99.625147, 39.535445],
    seatVillage: '620724107205',
    elevationM: 1326,
    gradientMPerKm: 2.8,
    downslopeDeg: 47,
    reliefSdM: 4.0,
    croplandMu: 31241,
    meanParcelMu: 9.2,
    axisDeg: 335,
    stretch: 1.7,
    villagesBeyondRiver: 3,
    highway: null,
  },
  {
    slug: 'xinba',
    code: '620724106',
    name: '新坝镇',
    nameEn: 'Xinba',
    county: '高台县',
    countyCode: '620724',
    prefix: 'XB',
    seat: [99.401895, 39.151561],
    seatVillage: '620724106212',
    elevationM: 2072,
    gradientMPerKm: 40.5,
    downslopeDeg: 13,
    reliefSdM: 25.4,
    croplandMu: null,
    meanParcelMu: 10.2,
    axisDeg: 100,
    stretch: 1.5,
    villagesBeyondRiver: 0,
    highway: null,
  },
  {
    slug: 'qingquan',
    code: '620725101',
    name: '清泉镇',
    nameEn: 'Qingquan',
    county: '山丹县',
    countyCode: '620725',
    prefix: 'QQ',
    seat: [101.0826, 38.782335],
    seatVillage: '620725101005',
    elevationM: 1765,
    gradientMPerKm: 7.3,
    downslopeDeg: 255,
    reliefSdM: 36.6,
    croplandMu: null,
    meanParcelMu: 11.2,
    axisDeg: 310,
    stretch: 1.4,
    villagesBeyondRiver: 0,
    highway: 'G312',
  },
  {
    slug: 'chenhu',
    code: '620725104',
    name: '陈户镇',
    nameEn: 'Chenhu',
    county: '山丹县',
    countyCode: '620725',
    prefix: 'CH',
    seat: [101.238056, 38.57806],
    seatVillage: '620725104207',
    elevationM: 2016,
    gradientMPerKm: 17.4,
    downslopeDeg: 356,
    reliefSdM: 17.7,
    croplandMu: null,
    meanParcelMu: 11.8,
    axisDeg: 350,
    stretch: 1.35,
    villagesBeyondRiver: 0,
    highway: null,
  },
  {
    slug: 'hongshui',
    code: '620722101',
    name: '洪水镇',
    nameEn: 'Hongshui',
    county: '民乐县',
    countyCode: '620722',
    prefix: 'HS',
    seat: [100.823902, 38.442312],
    seatVillage: '620722101001',
    elevationM: 2281,
    gradientMPerKm: 21.4,
    downslopeDeg: 350,
    reliefSdM: 23.0,
    croplandMu: null,
    meanParcelMu: 10.0,
    axisDeg: 345,
    stretch: 1.4,
    villagesBeyondRiver: 0,
    highway: 'G227',
  },
];
