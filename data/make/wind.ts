import { csvLine } from './csv-writer.ts';
import { TOWN_FACTS } from './facts/towns.ts';
import { MEAN_SPEED, SEASONS, SECTORS } from './facts/winds.ts';
import { Random } from './random.ts';

/** Wind roses of every town and season: sixteen sectors whose frequencies sum to exactly 100.0 per cent. */
export function windCsv(seed: number): string {
  const rows = TOWN_FACTS.flatMap((fact) => {
    const random = new Random(`${seed}|wind|${fact.code}`);
    return SEASONS.flatMap(({ season, speed, bounds, prefers }) => {
      const mean = Math.max(bounds[0], Math.min(bounds[1], (MEAN_SPEED[fact.slug] ?? 2) * speed));
      const weights = SECTORS.map(
        (_, k) => 2 + random.between(0, 0.8) + prefers.reduce((sum, [at, w]) => sum + w * near(k, at), 0),
      );
      return tenths(weights).map((frequency, k) => {
        const faster = 0.88 + 0.02 * ((weights[k] as number) - 2);
        const sector = SECTORS[k] as string;
        return csvLine([
          fact.code,
          fact.name,
          season,
          sector,
          frequency.toFixed(1),
          Math.max(1.3, Math.min(3, mean * faster)).toFixed(1),
        ]);
      });
    });
  });
  return `town_code,town,season,sector,frequency_pct,mean_speed_m_s\n${rows.join('\n')}\n`;
}

function near(sector: number, preferred: number): number {
  const apart = Math.min((sector - preferred + 16) % 16, (preferred - sector + 16) % 16);
  return apart === 0 ? 1 : apart === 1 ? 0.45 : 0;
}

/** Shares in tenths of a per cent; the largest takes what rounding leaves. */
function tenths(weights: readonly number[]): number[] {
  const total = weights.reduce((a, b) => a + b, 0);
  const rounded = weights.map((w) => Math.round((1000 * w) / total));
  const most = rounded.indexOf(Math.max(...rounded));
  rounded[most] = (rounded[most] as number) + 1000 - rounded.reduce((a, b) => a + b, 0);
  return rounded.map((value) => value / 10);
}
