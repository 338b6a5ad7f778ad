import { csvText } from '../../formats/encode-csv.ts';
import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import type { YearProgram } from '../../rotation/repair/year-program.ts';
import type { RotationCrop } from '../../rotation/rotation-standard.ts';
import { cropName } from './matrix-sheet.ts';
import type { RotationRepair } from './repair-rotation.ts';

const NAMES = ['parcel', 'year', 'area_mu', 'planned', 'changed_to', 'planned_ids', 'changed_to_ids'];

/** Every change of a repaired plan as CSV: planned and proposed crops as people write them, and by their ids. */
export function repairCsv({ before, changes }: RotationRepair): string {
  const { crops } = before.standard;
  const data = changes.map(({ parcel, year, before: planned, after }) => [
    before.parcels.ids[parcel] as string,
    year,
    Number(((before.parcels.areaM2[parcel] as number) / M2_PER_MU).toFixed(4)),
    programText(planned, (crop, use) => cropName(crop, use), crops),
    programText(after, (crop, use) => cropName(crop, use), crops),
    programText(planned, ({ id }) => id, crops),
    programText(after, ({ id }) => id, crops),
  ]);
  return csvText([NAMES, ...data]);
}

type Use = Pick<YearProgram['crops'][number], 'asGreenManure' | 'forSeed'>;

/** A program as a cell: crops one after the other with `;`, grown together with `/`. */
function programText(
  { crops: planted }: YearProgram,
  nameOf: (crop: RotationCrop, use: Use) => string,
  crops: readonly RotationCrop[],
): string {
  if (planted.length === 0) return '休耕';
  const seasons = [...new Set(planted.map(({ season }) => season))].sort((a, b) => a - b);
  const named = (season: number) =>
    planted
      .filter((each) => each.season === season)
      .map(({ crop, ...use }) => nameOf(crops[crop] as RotationCrop, use))
      .join('/');
  return seasons.map(named).join(';');
}
