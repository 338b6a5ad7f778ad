import { csvLine, dayOf, isoDate } from './csv-writer.ts';
import { AIR_STATIONS, type AirStation } from './facts/air-stations.ts';
import { Random } from './random.ts';

/** Header of the air sheet. */
const HEADER =
  '站点编号,站点,县区代码,经度,纬度,日期,SO2(ug/m3),NO2(ug/m3),PM10(ug/m3),PM2.5(ug/m3),CO(mg/m3),O3_8h(ug/m3),沙尘日';

/** Daily means of five synthetic stations, 2025-01-01 to 2026-10-31, with spring dust. */
export function airCsv(seed: number): string {
  const dust = dustDays(seed);
  const rows = AIR_STATIONS.flatMap((station) => stationRows(station, dust, seed));
  return `${HEADER}\n${rows.join('\n')}\n`;
}

/** Dust days of the whole corridor: March to May mostly, in spells of one to three days, with a strength. */
function dustDays(seed: number): Map<number, number> {
  const random = new Random(`${seed}|air|dust`);
  const days = new Map<number, number>();
  for (let day = dayOf('2025-01-01'); day <= dayOf('2026-10-31'); day++) {
    const month = Number(isoDate(day).slice(5, 7));
    const share = month >= 3 && month <= 5 ? 0.075 : month === 11 || month === 2 ? 0.012 : 0.003;
    if (!random.chance(share)) continue;
    const strength = random.between(220, 1150);
    const length = random.whole(1, 3);
    for (let k = 0; k < length; k++) days.set(day + k, strength / (1 + 0.8 * k));
  }
  return days;
}

function stationRows(station: AirStation, dust: ReadonlyMap<number, number>, seed: number): string[] {
  const random = new Random(`${seed}|air|${station.id}`);
  const place = [station.id, station.name, station.county, station.lon.toFixed(4), station.lat.toFixed(4)];
  const rows: string[] = [];
  let weather = 0;
  for (let day = dayOf('2025-01-01'); day <= dayOf('2026-10-31'); day++) {
    const iso = isoDate(day);
    weather = 0.7 * weather + 0.3 * random.normal();
    const values = valuesOf(station, { month: Number(iso.slice(5, 7)), weather, dust: dust.get(day) ?? 0 }, random);
    const lost =
      random.chance(station.lost) || (station.gap !== null && iso >= station.gap[0] && iso <= station.gap[1]);
    if (lost) continue;
    if (random.chance(0.008)) values[random.whole(0, 5)] = '';
    rows.push(csvLine([...place, iso, ...values, dust.has(day) ? '1' : '0']));
  }
  return rows;
}

/** What a day is like: its month, how stale the air is (about -1 to 1), and the dust in ug/m3. */
interface Day {
  readonly month: number;
  readonly weather: number;
  readonly dust: number;
}

function valuesOf(station: AirStation, { month, weather, dust }: Day, random: Random): string[] {
  const winter = month === 12 || month <= 2 ? 1 : month === 11 || month === 3 ? 0.5 : 0;
  const summer = month >= 6 && month <= 8 ? 1 : month === 5 || month === 9 ? 0.6 : 0;
  const spring = month >= 3 && month <= 5 ? 1 : 0;
  const ordinary = station.pm10 * (0.9 + 0.16 * winter + 0.2 * spring - 0.14 * summer) * (1 + 0.42 * weather);
  const coarse = Math.max(12, ordinary) + dust * random.between(0.7, 1.2);
  const fine = Math.max(6, ordinary * (0.36 + 0.12 * winter)) + dust * 0.22;
  const scale = station.pm10 / 60;
  return [
    Math.max(3, scale * (8 + 9 * winter) + 2 * random.normal()).toFixed(0),
    Math.max(4, scale * (17 + 11 * winter) + 3 * random.normal()).toFixed(0),
    coarse.toFixed(0),
    fine.toFixed(0),
    Math.max(0.2, 0.5 + 0.45 * winter + 0.1 * random.normal()).toFixed(1),
    Math.max(30, 78 + 42 * summer - 14 * winter + 9 * random.normal()).toFixed(0),
  ];
}
