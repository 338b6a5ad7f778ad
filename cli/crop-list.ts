import { type CropRequirement, type CropRequirements, cropRequirementsSchema } from '../engine/index.ts';
import { standardDocument } from './standards.ts';
import type { Language } from './terminal.ts';

/** What the embedded file knows of each crop's requirements. */
async function requirements(): Promise<CropRequirements> {
  return cropRequirementsSchema.parse(await standardDocument('crop-requirements.json'));
}

/** Every crop with its requirements, the sources of salt written out and the rules they are judged by. */
export async function cropEntries(): Promise<unknown[]> {
  const { crops, saltSources, ph, climate, water, yieldBands } = await requirements();
  return crops.map((crop) => ({
    ...crop,
    sources: {
      salt: crop.salt === null ? null : saltSources[crop.salt.source],
      classes: yieldBands.source,
      ph: ph.source,
      climate: climate.source,
      climateRule: climate.rule,
      water: water.rule,
    },
  }));
}

export const CROP_HEADER = [
  'id',
  'label',
  'group',
  'family',
  'salt a, b',
  'ECe S1/S2/S3',
  'source of salt',
  'confidence',
  'pH S1/S2/S3',
  'temperature',
  'season d',
  'killed at',
  'water m3/mu',
];

/** One row a crop for people; a dash where nothing is known. */
export async function cropRows(language: Language): Promise<string[][]> {
  const all = await requirements();
  return all.crops.map((crop) => [
    crop.id,
    crop.label[language],
    all.groups.find(({ id }) => id === crop.group)?.label[language] ?? crop.group,
    crop.familyLabel[language],
    ...saltCells(crop, all, language),
    all.ph.groups.find(({ id }) => id === crop.phGroup)?.upper.join('/') ?? '—',
    temperatureCell(crop),
    crop.climate?.cycle?.join('–') ?? '—',
    crop.climate === null || crop.climate.killEarly === null ? '—' : `${crop.climate.killEarly} °C`,
    crop.water === null ? '—' : `${[...new Set(crop.water.demand)].join('–')}${crop.water.planning ? '' : '*'}`,
  ]);
}

function saltCells({ salt }: CropRequirement, { saltSources }: CropRequirements, language: Language): string[] {
  if (salt === null) return ['—', '—', '—', '—'];
  const source = saltSources[salt.source]?.[language] ?? salt.source;
  if ('rating' in salt) return ['—', salt.rating, source, salt.confidence];
  return [`${salt.threshold}, ${salt.slope}`, salt.limits.join('/'), source, salt.confidence];
}

/** Absolute, optimal, optimal, absolute bound. */
function temperatureCell({ climate }: CropRequirement): string {
  if (climate === null) return '—';
  const [coldest, hottest] = climate.absolute;
  return `${[coldest, ...climate.optimum, hottest].join('/')} °C`;
}
