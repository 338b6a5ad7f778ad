import { M2_PER_MU } from '../../parcel/parcel-fields.ts';

/** Languages of the report, the first one shown unless the reader chooses. */
export const LANGUAGES = ['zh', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What may be unknown: a missing number is never written as 0. */
export type Known = number | null | undefined;

/** Narrow space that does not break: stands between a number and its unit. */
const THIN = '\u202f';

/** A minus sign as long as a plus. */
const MINUS = '\u2212';

const M2_PER_HA = 10_000;

const UNKNOWN_WORDS: Readonly<Record<Language, string>> = { zh: '未知', en: 'unknown' };

/** Units that are words; symbols such as `mg/kg` are the same in both languages. */
const UNIT_WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { months: '个月', years: '年', days: '天', mu: '亩', ha: '公顷' },
  en: { 万亩: '10⁴ mu', 亩: 'mu' },
};

/** Numbers as the report writes them; null and NaN become the word for unknown. */
export interface Figures {
  readonly unknown: string;
  /** Whole numbers with groups: `40,960`. */
  count(value: Known): string;
  /** m² as mu with two decimals, without the unit; nothing at all is a plain 0. */
  mu(m2: Known): string;
  /** m² as mu with two decimals and the unit. */
  muWithUnit(m2: Known): string;
  /** m² as hectares with two decimals, without the unit. */
  hectares(m2: Known): string;
  /** Share 0 … 1 as per cent, with so many decimals. */
  share(value: Known, decimals?: number): string;
  fixed(value: Known, decimals: number): string;
  signed(value: Known, decimals: number): string;
  /** A raw value to four significant digits with its unit. */
  value(value: Known, unit: string): string;
  /** The unit in the words of the language. */
  unit(unit: string): string;
}

/** Numbers in one language; digits do not depend on where the report is made. */
export function figuresIn(language: Language): Figures {
  const unknown = UNKNOWN_WORDS[language];
  const known = (value: Known, write: (value: number) => string) =>
    value === null || value === undefined || !Number.isFinite(value) ? unknown : write(value);
  const unit = (name: string) => UNIT_WORDS[language][name] ?? name;
  const withUnit = (digits: string, name: string) => (name === '' ? digits : digits + THIN + unit(name));
  const mu = (m2: Known) => known(m2, (x) => measured(x / M2_PER_MU, 2));
  return {
    unknown,
    unit,
    count: (value) => known(value, (x) => grouped(x, 0)),
    mu,
    muWithUnit: (m2) => known(m2, () => withUnit(mu(m2), 'mu')),
    hectares: (m2) => known(m2, (x) => measured(x / M2_PER_HA, 2)),
    share: (value, decimals = 0) => known(value, (x) => withUnit(measured(100 * x, decimals), '%')),
    fixed: (value, decimals) => known(value, (x) => grouped(x, decimals)),
    signed: (value, decimals) => known(value, (x) => signed(x, decimals)),
    value: (value, name) => known(value, (x) => withUnit(significant(x), name)),
  };
}

/** Exactly nothing is written without decimals, so that 0.00 always means a little. */
function measured(value: number, decimals: number): string {
  return value === 0 ? '0' : grouped(value, decimals);
}

function signed(value: number, decimals: number): string {
  const digits = grouped(Math.abs(value), decimals);
  if (!/[1-9]/.test(digits)) return digits;
  return (value > 0 ? '+' : MINUS) + digits;
}

function grouped(value: number, decimals: number): string {
  const [whole, part] = Math.abs(value).toFixed(decimals).split('.') as [string, string?];
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`);
  return value < 0 && /[1-9]/.test(digits) ? MINUS + digits : digits;
}

function significant(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', MINUS);
}
