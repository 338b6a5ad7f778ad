import { csvText } from '../../formats/encode-csv.ts';
import { M2_PER_MU } from '../../parcel/parcel-fields.ts';
import type { ProposalQuestion, RotationProposal } from '../../rotation/proposal/propose-rotation.ts';
import { landRecordOf } from '../../rotation/repair/land-record.ts';
import { programOf, type YearProgram } from '../../rotation/repair/year-program.ts';
import { text } from '../../run/local-text.ts';
import { PlanningError } from '../../run/planning-error.ts';
import type { Run } from '../../run/run.ts';
import { InputDesk } from '../input-desk.ts';
import type { PlanInputs } from '../plan-inputs.ts';
import { openLand } from './judge-land.ts';
import { cropName } from './matrix-sheet.ts';
import { type PlantedParcel, plantedParcels, programsGrown } from './planted-parcels.ts';
import { landQuestion } from './rotate-history.ts';
import type { LandFollower } from './rotation-land.ts';
import type { RotationQuestion } from './rotation-question.ts';
import type { RotationTables } from './rotation-tables.ts';

/** For which land a rotation is to be proposed. */
export interface ProposalRequest {
  /** Codes of the base's parcels, or what they begin with. */
  readonly base: readonly string[];
  /** Years after the last on record. */
  readonly years: number;
  /** Leading digits of a code that name the land whose crops are at hand. */
  readonly scopeDigits: number;
}

/** A proposed rotation with the land it is for. */
export interface ProposedRotation {
  readonly tables: RotationTables;
  /** Rows of the base's parcels that are planted anew; `kept` stay under the stand or the seed contract they bear. */
  readonly rows: readonly number[];
  readonly kept: readonly number[];
  readonly years: readonly number[];
  readonly proposal: RotationProposal;
}

/** Threads that help. */
export interface ProposalHelp {
  readonly follow: LandFollower;
  readonly propose: (question: ProposalQuestion) => Promise<RotationProposal>;
}

/** Judges as `rotateHistory` and proposes a rotation for a base. Throws `PlanningError` besides: `no-such-parcel`. */
export async function proposeHistory(
  question: RotationQuestion,
  { base, years: count, scopeDigits }: ProposalRequest,
  inputs: PlanInputs,
  { run, follow, propose }: ProposalHelp & { readonly run: Run },
): Promise<ProposedRotation> {
  const { land: asked } = await landQuestion(question, new InputDesk(inputs), follow, run);
  const land = await openLand(asked, run);
  const tables = await land.judge(land.histories, run);
  const { histories, book } = land;
  const last = histories.firstYear + histories.years - 1;
  const years = Array.from({ length: count }, (_v, k) => last + 1 + k);
  const records = Array.from({ length: histories.length }, (_v, part) => landRecordOf(histories, part));
  const all = plantedParcels(tables, records);
  const codeOf = ({ row }: PlantedParcel) => tables.parcels.ids[row] as string;
  const chosen = all.filter((planted) => base.some((code) => codeOf(planted).startsWith(code)));
  if (chosen.length === 0) throw noSuchParcel(base);
  const scopes = new Set(chosen.map((planted) => codeOf(planted).slice(0, scopeDigits)));
  const programs = programsGrown(
    all.filter((planted) => scopes.has(codeOf(planted).slice(0, scopeDigits))),
    land,
  );
  const movable = chosen.filter(({ parcel }) =>
    parcel.parts.every(({ record }) => !isBound(programOf(record, last), land)),
  );
  const proposal = await propose({
    book,
    winterFallow: question.winterFallow,
    parcels: movable.map(({ parcel }) => parcel),
    years,
    programs,
  });
  const rows = movable.map(({ row }) => row);
  return { tables, rows, kept: chosen.flatMap(({ row }) => (rows.includes(row) ? [] : [row])), years, proposal };
}

/** Whether land bears a stand or a crop for seed in its last year. */
function isBound(program: YearProgram | null, { book }: { readonly book: ProposalQuestion['book'] }): boolean {
  return program?.crops.some(({ crop, forSeed }) => book.annual[crop] === 0 || forSeed) === true;
}

const SEASONS = ['春茬', '秋茬'];

/** The proposal as a sheet of planned crops, in the columns that `wotu rotate --plan` reads. */
export function proposalCsv(
  { tables, rows, years, proposal }: ProposedRotation,
  fields: readonly [parcel: string, year: string, season: string, crop: string, areaMu: string],
): string {
  const { crops } = tables.standard;
  const data = rows.flatMap((row, p) =>
    years.flatMap((year, y) => {
      const planted = proposal.sequences[p]?.programs[y]?.crops ?? [];
      const seasons = [...new Set(planted.map(({ season }) => season))];
      return seasons.map((season, k) => [
        tables.parcels.ids[row] as string,
        year,
        seasons.length === 1 ? '全年' : (SEASONS[k] ?? '秋茬'),
        planted
          .filter((each) => each.season === season)
          .map(({ crop, ...use }) => cropName(crops[crop] as (typeof crops)[number], use))
          .join('/'),
        Number(((tables.parcels.areaM2[row] as number) / M2_PER_MU).toFixed(4)),
      ]);
    }),
  );
  return csvText([fields, ...data]);
}

function noSuchParcel(base: readonly string[]): PlanningError {
  return new PlanningError('usage', 'no-such-parcel', {
    text: text(`没有编码以 ${base.join('、')} 开头的地块`, `no parcel code begins with ${base.join(', ')}`),
    remedy: text('核对 --base 的编码', 'check the codes of --base'),
  });
}
