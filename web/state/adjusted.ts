import type { LocalText } from '../engine-client.ts';

/** Who answers for a figure that was set on the page. */
export const ADJUSTED: LocalText = { zh: '情景设定：在页面上调整', en: 'scenario setting: adjusted on the page' };
