import { type LocalText, text } from '../../run/local-text.ts';

/** Thresholds of a preference function, in the criterion's unit. */
export interface PreferenceThresholds {
  readonly q: number;
  readonly p: number;
  readonly s: number;
}

/** How strongly a difference speaks for the better alternative: 0 not at all, 1 strictly. */
export interface PreferenceFunction {
  readonly id: string;
  readonly label: LocalText;
  readonly formula: string;
  /** The thresholds it reads. */
  readonly needs: readonly (keyof PreferenceThresholds)[];
  /** Preference at a difference above zero. */
  preference(difference: number, thresholds: PreferenceThresholds): number;
}

/** The six generalised criteria of Brans and Vincke 1985, Management Science 31(6). */
export const PREFERENCE_FUNCTIONS: readonly PreferenceFunction[] = [
  {
    id: 'usual',
    label: text('I 通常', 'I usual'),
    formula: '1',
    needs: [],
    preference: () => 1,
  },
  {
    id: 'u-shape',
    label: text('II 拟准则（U 形）', 'II quasi (U-shape)'),
    formula: 'd ≤ q: 0; 1',
    needs: ['q'],
    preference: (d, { q }) => (d <= q ? 0 : 1),
  },
  {
    id: 'v-shape',
    label: text('III 线性优先（V 形）', 'III linear preference (V-shape)'),
    formula: 'd ≤ p: d/p; 1',
    needs: ['p'],
    preference: (d, { p }) => (d <= p ? d / p : 1),
  },
  {
    id: 'level',
    label: text('IV 分级', 'IV level'),
    formula: 'd ≤ q: 0; d ≤ p: ½; 1',
    needs: ['q', 'p'],
    preference: (d, { q, p }) => (d <= q ? 0 : d <= p ? 0.5 : 1),
  },
  {
    id: 'linear',
    label: text('V 有无差异区的线性优先', 'V linear with indifference'),
    formula: 'd ≤ q: 0; d ≤ p: (d − q)/(p − q); 1',
    needs: ['q', 'p'],
    preference: (d, { q, p }) => (d <= q ? 0 : d <= p ? (d - q) / (p - q) : 1),
  },
  {
    id: 'gaussian',
    label: text('VI 高斯', 'VI Gaussian'),
    formula: '1 − e^(−d²/2s²)',
    needs: ['s'],
    preference: (d, { s }) => 1 - Math.exp(-(d ** 2) / (2 * s ** 2)),
  },
];
