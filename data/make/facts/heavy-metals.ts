/**
 * Ordinary topsoil contents in mg/kg: middle, spread, digits after the point. Assumed levels of clean oasis soil, well
 * under GB 15618-2018 for pH above 7.5; they only set the scene and say nothing about real fields.
 */
export const HEAVY_METALS: readonly {
  readonly item: string;
  readonly level: number;
  readonly spread: number;
  readonly digits: number;
}[] = [
  { item: '镉', level: 0.19, spread: 0.05, digits: 3 },
  { item: '汞', level: 0.045, spread: 0.016, digits: 3 },
  { item: '砷', level: 11.4, spread: 2.1, digits: 1 },
  { item: '铅', level: 21.5, spread: 3.6, digits: 1 },
  { item: '铬', level: 61, spread: 8.5, digits: 1 },
  { item: '铜', level: 25.5, spread: 4.2, digits: 1 },
  { item: '镍', level: 29.5, spread: 4.0, digits: 1 },
  { item: '锌', level: 69, spread: 9.5, digits: 1 },
];
