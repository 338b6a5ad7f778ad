import { refinedRasters } from '../layer/refined-raster.ts';
import { CLASS_FRACTIONS } from './class-fractions.ts';
import { statisticNamed } from './statistic-named.ts';
import { checkDefaultValue, noSuchBand, withoutWeights } from './zonal-errors.ts';
import type { MeasuredLayer, RasterBandOf, ReadBand, ZonalLayer } from './zonal-layer.ts';

/**
 * What is read and computed for a layer. Throws `PlanningError`: `band-not-in-raster`, `unknown-statistic`,
 * `quantile-out-of-range`, `weights-not-named`, `weights-grid-differs`, `default-value-out-of-range`.
 */
export function checkLayer(asked: ZonalLayer): MeasuredLayer {
  const { layer, unit, weights } = asked;
  const names = [...new Set(asked.statistics)].filter((name) => name !== CLASS_FRACTIONS.id);
  const statistics = names.map((name) => statisticNamed(name, layer));
  const weighted = statistics.find((statistic) => statistic.weighted);
  if (weighted !== undefined && weights === undefined) throw withoutWeights(layer, weighted.id);
  const own = bandOf(asked, asked.layer);
  const values: ReadBand = {
    ...own,
    nodata: asked.nodata ?? own.nodata,
    defaultValue: checkDefaultValue(asked.defaultValue ?? null, own, asked),
  };
  const fractions = asked.statistics.includes(CLASS_FRACTIONS.id);
  const plain = { layer, unit, statistics, fractions };
  if (weighted === undefined || weights === undefined) return { ...plain, values, weights: null };
  const second = bandOf(weights, layer);
  const [fine, fineWeights] = refinedRasters(values.raster, second.raster);
  return { ...plain, values: { ...values, raster: fine }, weights: { ...second, raster: fineWeights } };
}

function bandOf({ raster, band }: RasterBandOf, layer: string): ReadBand {
  if (!(Number.isInteger(band) && band >= 0 && band < raster.bandCount)) throw noSuchBand({ raster, band, layer });
  const described = raster.bands?.[band];
  return {
    raster,
    band,
    nodata: raster.nodata,
    scale: described?.scale ?? raster.scale,
    offset: described?.offset ?? raster.offset,
    defaultValue: null,
  };
}
