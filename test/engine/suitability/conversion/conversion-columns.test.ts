import { describe, expect, it } from 'vitest';
import {
  CONVENTIONAL,
  IN_CONVERSION,
  ORGANIC,
  STATUS_UNKNOWN,
} from '../../../../engine/suitability/conversion/conversion-clock.ts';
import {
  type ConversionRecord,
  type ConversionRule,
  conversionColumns,
} from '../../../../engine/suitability/conversion/conversion-columns.ts';
import {
  forageLane,
  LANE_OPEN,
  NOT_FORAGE,
  WATER_GAP,
  WATER_UNKNOWN,
} from '../../../../engine/suitability/conversion/forage-fast-lane.ts';
import { conversionStandard } from './conversion-standard-file.ts';

const rule: ConversionRule = { kind: 'annual', start: '2027-03-01', asOf: '2026-10-31' };

/** A conventional parcel, last treated in 2026, every year stated. */
const conventional: ConversionRecord = {
  declared: 'conventional',
  declaredFrom: '',
  organicSince: '',
  certifiedSince: '',
  lastInput: '2026-08-01',
  cleanSince: '2026-08-01',
  hasGap: false,
};

function one(changes: Partial<ConversionRecord>, changedRule: Partial<ConversionRule> = {}) {
  const columns = conversionColumns([{ ...conventional, ...changes }], { ...rule, ...changedRule }, conversionStandard);
  return {
    status: columns.status[0],
    from: columns.from[0],
    organicFrom: columns.organicFrom[0],
    monthsLeft: columns.monthsLeft[0],
    proven: columns.isProvenClean[0],
    early: columns.isDeclaredEarly[0],
  };
}

const organic: Partial<ConversionRecord> = {
  declared: 'organic',
  declaredFrom: '2023-01-01',
  organicSince: '2025-01-01',
  lastInput: '2022-06-01',
  cleanSince: '2022-06-01',
};

describe('conversionColumns', () => {
  it('starts a conventional parcel on the planned day', () => {
    expect(one({})).toEqual({
      status: CONVENTIONAL,
      from: '2027-03-01',
      organicFrom: '2029-03-01',
      monthsLeft: 28,
      proven: 0,
      early: 0,
    });
    expect(one({}, { start: null })).toMatchObject({ status: CONVENTIONAL, organicFrom: '', monthsLeft: -1 });
  });

  it('starts it on the day of a later input when the plan began before', () => {
    expect(one({}, { start: '2026-01-01' })).toMatchObject({ status: IN_CONVERSION, from: '2026-08-01' });
  });

  it('runs declared conversion from its declared start, 12 months where 36 clean ones are proven', () => {
    const declared = { declared: 'in-conversion', declaredFrom: '2026-01-01', lastInput: '2025-07-01' } as const;
    expect(one({ ...declared, cleanSince: '2025-07-01' })).toMatchObject({
      status: IN_CONVERSION,
      organicFrom: '2028-01-01',
      proven: 0,
    });
    expect(one({ ...declared, lastInput: '', cleanSince: '2022-01-01' })).toMatchObject({
      organicFrom: '2027-01-01',
      proven: 1,
    });
  });

  it('counts declared organic land as organic once its months have passed', () => {
    expect(one(organic)).toMatchObject({ status: ORGANIC, organicFrom: '2025-01-01', monthsLeft: 0, early: 0 });
    const early = one({ ...organic, declaredFrom: '2025-01-01', organicSince: '2026-01-01' });
    expect(early).toMatchObject({ status: IN_CONVERSION, organicFrom: '2027-01-01', early: 1 });
  });

  it('takes land that was organic before the records begin from its first year', () => {
    expect(one({ ...organic, declaredFrom: '2022-01-01', organicSince: '2022-01-01', lastInput: '' })).toMatchObject({
      status: ORGANIC,
      organicFrom: '2022-01-01',
    });
  });

  it('loses the status with a prohibited input and starts anew there', () => {
    const lost = { status: IN_CONVERSION, from: '2026-07-10', organicFrom: '2028-07-10' };
    expect(one({ ...organic, lastInput: '2026-07-10' })).toMatchObject(lost);
    expect(one({ certifiedSince: '2021-05-01', lastInput: '2026-07-10' })).toMatchObject(lost);
  });

  it('counts certified land from its certificate, if nothing was used since', () => {
    expect(one({ certifiedSince: '2021-05-01', lastInput: '' })).toMatchObject({
      status: ORGANIC,
      organicFrom: '2021-05-01',
      monthsLeft: 0,
    });
  });

  it('never guesses: a gap after the start, or no record, is unknown', () => {
    expect(one({ ...organic, hasGap: true })).toMatchObject({ status: STATUS_UNKNOWN, organicFrom: '' });
    expect(one({ certifiedSince: '2021-05-01', lastInput: '', hasGap: true }).status).toBe(STATUS_UNKNOWN);
    const nothing = { declared: 'unknown', lastInput: '', cleanSince: '', hasGap: true } as const;
    expect(one(nothing).status).toBe(STATUS_UNKNOWN);
    expect(one(nothing, { start: '2026-01-01' })).toMatchObject({ status: STATUS_UNKNOWN, organicFrom: '' });
  });
});

describe('forageLane (policy item 11)', () => {
  const water = { enough: ['充分满足', '满足'], short: ['基本满足', '不满足'] };

  it.each([
    [true, '充分满足', LANE_OPEN],
    [true, '满足', LANE_OPEN],
    [true, '基本满足', WATER_GAP],
    [true, '不满足', WATER_GAP],
    [true, '', WATER_UNKNOWN],
    [true, '其他', WATER_UNKNOWN],
    [false, '满足', NOT_FORAGE],
  ])('forage %s with water %j', (isForage, guarantee, lane) => {
    expect(forageLane(isForage, guarantee, water)).toBe(lane);
  });
});
