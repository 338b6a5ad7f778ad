import type { CropRequirement } from '../../../../engine/suitability/crops/crop-requirements.ts';
import { cropRequirements } from '../standard-file.ts';

/** A crop of the embedded requirements. */
export function cropOf(id: string): CropRequirement {
  const found = cropRequirements.crops.find((crop) => crop.id === id);
  if (found === undefined) throw new Error(`no crop ${id}`);
  return found;
}
