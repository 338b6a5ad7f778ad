import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { beltFileName, beltFileRequest } from '../../web/state/belt-file-request.ts';
import { beltFile } from '../../workers/belt-file.ts';
import type { BeltFileRequest } from '../../workers/messages.ts';
import { smallBelts, smallPlanWithBelts } from '../web/small-belts.ts';

const plan = smallPlanWithBelts();

function written(extension: BeltFileRequest['extension'], base: number | null = null): Promise<Uint8Array> {
  return beltFile(beltFileRequest(plan, smallBelts(), { extension, base, isTrial: false }));
}

const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('a file of belts', () => {
  it('is the ledger as CSV, one line for each stretch, codes as text', async () => {
    const lines = decoded(await written('.csv'))
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain('620702107203-01/1,620702107203-01,党寨村,620702107203000001,');
    expect(decoded(await written('.csv', 0))).toBe(decoded(await written('.csv')));
  });

  it('is the ledger as a workbook', async () => {
    const parts = unzipSync(await written('.xlsx'));
    const texts = decoded(parts['xl/sharedStrings.xml'] ?? new Uint8Array(0));
    for (const text of ['界段', '620702107203-01/4', '620702107203000001']) expect(texts).toContain(text);
    expect(decoded(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array(0)).match(/<row /g)).toHaveLength(5);
  });

  it('is every belt as GeoJSON with the lineage of the plan and the rule that drew it', async () => {
    const found = JSON.parse(decoded(await written('.geojson')));
    expect(found.features).toHaveLength(4);
    expect(found['x-lineage'].scenario).toBe('small');
    expect(found['x-lineage'].isolation.floorM).toBe(8);
    expect(found.features[0].properties.owner_parcel_id).toBe('620702107203000001');
  });

  it('is empty for a plan without belts', async () => {
    const request = beltFileRequest(plan, smallBelts(), { extension: '.csv', base: null, isTrial: false });
    expect(await beltFile({ ...request, tables: { ...request.tables, isolation: null } })).toHaveLength(0);
  });

  it('leaves one base only when asked, and says a trial in its name', async () => {
    const none = {
      ...beltFileRequest(plan, smallBelts(), { extension: '.csv', base: null, isTrial: false }),
      base: 'x',
    };
    expect(
      decoded(await beltFile(none))
        .trim()
        .split('\r\n'),
    ).toHaveLength(1);
    expect(beltFileName(plan, { extension: '.xlsx', base: 0, isTrial: true })).toBe('belts-620702107203-01-trial.xlsx');
    expect(beltFileName(plan, { extension: '.csv', base: null, isTrial: false })).toBe('belts.csv');
  });
});
