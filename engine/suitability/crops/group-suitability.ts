import type { LocalText } from '../../run/local-text.ts';
import type { CropRequirement, CropRequirements } from './crop-requirements.ts';
import { type CropSuitability, cropSuitability, type Site } from './crop-suitability.ts';
import { type Quality, UNKNOWN_CLASS } from './quality-answer.ts';

/** How a site suits a group of crops: as well as its best crop. */
export interface GroupSuitability {
  readonly group: string;
  readonly label: LocalText;
  /** Class of the best crop, 1 … 4; 0 when no quality of any crop is known. */
  readonly class: number;
  /** The best class that some crop reaches at the best and at the worst end of the spread; the crop may be another. */
  readonly best: number;
  readonly worst: number;
  readonly subclass: string;
  /** Id of the best crop; null for class 0. */
  readonly bestCrop: string | null;
  /** Qualities of the best crop that no data speak of: the class is at best what it says. */
  readonly unknown: readonly Quality[];
  /** Ids of the crops by class 0 … 4. */
  readonly byClass: readonly (readonly string[])[];
  readonly crops: readonly CropSuitability[];
}

/** The crops of a group in the order of the file. */
export function cropsOfGroup(group: string, { crops }: CropRequirements): CropRequirement[] {
  return crops.filter((crop) => crop.group === group);
}

/**
 * Class of a site for a group of crops. The best crop is sought among those with a known salt class, then among those
 * with a known pH class, then among all; a crop is not better for what is not known of it. Equal classes go to the crop
 * that stands first. Throws when the group is not in the requirements.
 */
export function groupSuitability(group: string, site: Site, requirements: CropRequirements): GroupSuitability {
  const head = requirements.groups.find(({ id }) => id === group);
  if (head === undefined) throw new Error(`crop group ${group} is not in the requirements`);
  const crops = cropsOfGroup(group, requirements).map((crop) => cropSuitability(crop, site, requirements));
  const candidates = candidatesOf(crops);
  const best = candidates.reduce<CropSuitability | undefined>(
    (first, crop) => (first === undefined || crop.class < first.class ? crop : first),
    undefined,
  );
  const byClass = [0, 1, 2, 3, 4].map((code) => crops.filter((crop) => crop.class === code).map(({ crop }) => crop));
  return {
    group,
    label: head.label,
    class: best?.class ?? UNKNOWN_CLASS,
    best: best === undefined ? UNKNOWN_CLASS : Math.min(...candidates.map((crop) => crop.best)),
    worst: best === undefined ? UNKNOWN_CLASS : Math.min(...candidates.map((crop) => crop.worst)),
    subclass: best?.subclass ?? 'unknown',
    bestCrop: best?.crop ?? null,
    unknown: best?.unknown.map(({ quality }) => quality) ?? [],
    byClass,
    crops,
  };
}

function candidatesOf(crops: readonly CropSuitability[]): readonly CropSuitability[] {
  const classed = crops.filter((crop) => crop.class !== UNKNOWN_CLASS);
  const knowing = (quality: Quality) =>
    classed.filter((crop) => crop.known.some((answer) => answer.quality === quality));
  return [knowing('salt'), knowing('ph')].find((some) => some.length > 0) ?? classed;
}
