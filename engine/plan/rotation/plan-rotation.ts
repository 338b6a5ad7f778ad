import type { Finding } from '../../run/finding.ts';
import { text } from '../../run/local-text.ts';
import type { Run } from '../../run/run.ts';
import type { Workbench } from '../workbench.ts';
import { followLand } from './follow-land.ts';
import { judgeLand } from './judge-land.ts';
import { readHistory } from './read-history.ts';
import { readRules } from './read-rules.ts';
import type { RotationTables } from './rotation-tables.ts';

/**
 * Rotation conflicts of a plan's parcels; null when the scenario asks for none or its sheet cannot be used, which is told. Row `p` of
 * the parcels is parcel `p` of the plan. What is wrong with single rows stays with the tables; the plan counts it.
 */
export async function planRotation({ scenario, parcels, desk }: Workbench, run: Run): Promise<RotationTables | null> {
  const { rotation, cropHistory } = scenario;
  if (rotation === null || cropHistory === null) return null;
  return desk.optional('rotation', async () => {
    const rules = await readRules(desk, rotation);
    const { file, parcel, year, parents, status } = cropHistory;
    const { season, crop, areaMu, diseases, winterFallow, unitDigits } = rotation;
    const fields = {
      layout: 'rows' as const,
      parcel,
      year,
      season,
      crop,
      parents,
      areaMu,
      status: status?.field ?? null,
      sown: null,
      harvested: null,
      diseases,
    };
    const statusWords = {
      conventional: status?.conventional ?? [],
      inConversion: status?.['in-conversion'] ?? [],
      organic: status?.organic ?? [],
    };
    const findings: Finding[] = [];
    const question = { file, fields, required: [], statusWords };
    const sheet = await readHistory(question, rules.standard, desk, findings);
    const { ids, areaM2, polygons } = parcels;
    const land = { parcels: { ids, areaM2 }, polygons, former: [], presentYear: null };
    const tables = await judgeLand(
      { file, ...rules, sheet, land, winterFallow, unitDigits, findings, followLand },
      run,
    );
    desk.findings.push(...countedFindings(findings, file));
    return tables;
  });
}

/** One finding for each kind, with how many there are and the first of them. */
function countedFindings(findings: readonly Finding[], file: string): Finding[] {
  const kinds = [...new Set(findings.map(({ code }) => code))];
  return kinds.flatMap((code) => {
    const own = findings.filter((finding) => finding.code === code);
    const [first] = own;
    if (first === undefined) return [];
    return [
      {
        ...first,
        message: text(
          `轮作：${own.length} 处，例如：${first.message.zh}`,
          `rotation: ${own.length} of these, such as: ${first.message.en}`,
        ),
        at: { ...first.at, file, layer: 'rotation' },
      },
    ];
  });
}
