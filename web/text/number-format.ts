/** Language of the interface. */
export type Language = 'zh' | 'en';

/** Unit areas are shown in; inside everything is square metres. */
export type AreaUnit = 'mu' | 'ha';

/** Square metres of one unit; 1 mu is 1/15 ha. */
export const M2_PER: Readonly<Record<AreaUnit, number>> = { mu: 10_000 / 15, ha: 10_000 };

/** Hectares of 万亩 (ten thousand mu). */
const HA_PER_WAN_MU = 10_000 / 15;

const UNIT_NAMES: Readonly<Record<Language, Record<AreaUnit, string>>> = {
  zh: { mu: '亩', ha: '公顷' },
  en: { mu: 'mu', ha: 'ha' },
};

/** Units that are words; symbols such as `mg/kg` are the same in both languages. */
const UNIT_WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { months: '个月', years: '年', days: '天' },
  en: {},
};

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** Narrow space that does not break: stands between a number and its unit. */
const THIN = '\u202f';

/** A minus sign as long as a plus, for differences. */
const MINUS = '\u2212';

/** Numbers as the page shows them, in one language and one unit of area. */
export interface NumberFormat {
  /** Whole numbers with groups: `40,960`. */
  count(value: number): string;
  /** Area in the unit, without its name; small areas get more digits. NaN gives a dash. */
  area(m2: number): string;
  /** Area with the name of the unit. */
  areaWithUnit(m2: number): string;
  /** Area with two digits and the unit, for one parcel. */
  parcelArea(m2: number): string;
  /** Signed area with the unit, two digits; no sign when it rounds to nothing. */
  areaDifference(m2: number): string;
  /** Area of the annex: 万亩 in mu mode, hectares in hectare mode. */
  wanMu(value: number): string;
  /** The same with its sign. */
  wanMuDifference(value: number): string;
  /** Share 0 … 1 as per cent; what is not all or nothing is never shown as 100 % or 0 %. */
  share(value: number): string;
  /** Signed share with one digit. */
  shareDifference(value: number): string;
  /** Scores and memberships, two digits. */
  score(value: number): string;
  /** Contributions and weights, three digits. */
  fine(value: number): string;
  /** The same with its sign. */
  fineDifference(value: number): string;
  /** Years, one digit. */
  years(value: number): string;
  /** A raw value to four significant digits, with its unit. */
  value(value: number, unit: string): string;
  /** Metres to a decimetre, whole from a hundred on. */
  metres(value: number): string;
  /** Size of a file in kB or MB. */
  fileSize(bytes: number): string;
  readonly unitName: string;
}

/** Makes the number format of one language and unit; all digits come from `Intl`. */
export function createNumberFormat(language: Language, unit: AreaUnit): NumberFormat {
  const fixed = fixedDigits(LOCALES[language]);
  const significant = new Intl.NumberFormat(LOCALES[language], { maximumSignificantDigits: 4 });
  const unitName = UNIT_NAMES[language][unit];
  const area = (m2: number) => known(m2, (x) => fixed(areaDigits(x / M2_PER[unit]), x / M2_PER[unit]));
  const annex = (value: number) => (unit === 'mu' ? fixed(2, value) : fixed(0, value * HA_PER_WAN_MU));
  return {
    unitName,
    count: (value) => known(value, (x) => fixed(0, x)),
    area,
    areaWithUnit: (m2) => area(m2) + THIN + unitName,
    parcelArea: (m2) => known(m2, (x) => fixed(2, x / M2_PER[unit]) + THIN + unitName),
    areaDifference: (m2) => known(m2, (x) => signed(x, fixed(2, Math.abs(x) / M2_PER[unit])) + THIN + unitName),
    wanMu: (value) => known(value, annex),
    wanMuDifference: (value) => known(value, (x) => signed(x, annex(Math.abs(x)))),
    share: (value) => known(value, (x) => `${wholePercent(x, fixed)}${THIN}%`),
    shareDifference: (value) => known(value, (x) => `${signed(x, fixed(1, Math.abs(100 * x)))}${THIN}%`),
    score: (value) => known(value, (x) => fixed(2, x)),
    fine: (value) => known(value, (x) => fixed(3, x)),
    fineDifference: (value) => known(value, (x) => signed(x, fixed(3, Math.abs(x)))),
    years: (value) => known(value, (x) => fixed(1, x)),
    value: (value, valueUnit) =>
      known(value, (x) => {
        const word = UNIT_WORDS[language][valueUnit] ?? valueUnit;
        return significant.format(x) + (word === '' ? '' : THIN + word);
      }),
    metres: (value) => known(value, (x) => `${fixed(Math.abs(x) < 99.95 ? 1 : 0, x)}${THIN}m`),
    fileSize: (bytes) =>
      bytes <= 999_000 ? `${fixed(0, Math.ceil(bytes / 1000))}${THIN}kB` : `${fixed(1, bytes / 1e6)}${THIN}MB`,
  };
}

function fixedDigits(locale: string): (digits: number, value: number) => string {
  const formats = [0, 1, 2, 3].map(
    (digits) => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  return (digits, value) => (formats[digits] as Intl.NumberFormat).format(value);
}

function areaDigits(value: number): number {
  if (value === 0) return 0;
  if (value < 10) return 2;
  return value < 100 ? 1 : 0;
}

function wholePercent(share: number, fixed: (digits: number, value: number) => string): string {
  if (share > 0 && share < 0.005) return '<1';
  if (share >= 0.995 && share < 1) return '>99';
  return fixed(0, 100 * share);
}

function signed(value: number, digits: string): string {
  if (!/[1-9]/.test(digits)) return digits;
  return (value > 0 ? '+' : MINUS) + digits;
}

function known(value: number, show: (value: number) => string): string {
  return Number.isNaN(value) ? '–' : show(value);
}
