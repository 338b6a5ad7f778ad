import type { Membership } from '../../suitability/membership.ts';
import { type Content, html } from './markup.ts';
import type { Page } from './report-page.ts';

/** A membership function in one sentence. */
export function membershipWords(page: Page, membership: Membership, unit: string): Content {
  const { t, figures } = page;
  const v = (x: number) => figures.value(x, unit);
  switch (membership.kind) {
    case 'more-is-better':
      return t(
        `不高于 ${v(membership.lower)} 为 0，达到 ${v(membership.c)} 为 1，其间按戒上型曲线`,
        `0 up to ${v(membership.lower)}, 1 from ${v(membership.c)}, in between the upper-limit curve`,
      );
    case 'less-is-better':
      return t(
        `不高于 ${v(membership.c)} 为 1，达到 ${v(membership.upper)} 为 0，其间按戒下型曲线`,
        `1 up to ${v(membership.c)}, 0 from ${v(membership.upper)}, in between the lower-limit curve`,
      );
    case 'peak':
      return t(
        `${v(membership.c)} 为 1，不高于 ${v(membership.lower)} 和达到 ${v(membership.upper)} 为 0，其间按峰型曲线`,
        `1 at ${v(membership.c)}, 0 up to ${v(membership.lower)} and from ${v(membership.upper)}, in between the peak curve`,
      );
    case 'sigmoid':
      return t(
        `${v(membership.x0)} 为 0.5，按 S 型曲线${membership.k > 0 ? '上升' : '下降'}`,
        `0.5 at ${v(membership.x0)}, ${membership.k > 0 ? 'rising' : 'falling'} as a logistic curve`,
      );
    case 'gaussian':
      return t(
        `${v(membership.mu)} 为 1，相差 ${v(membership.s)} 为 0.61，按高斯曲线`,
        `1 at ${v(membership.mu)}, 0.61 at a distance of ${v(membership.s)}, a Gaussian curve`,
      );
    case 'linear':
      return t(
        `${v(membership.zero)} 为 0，${v(membership.one)} 为 1，其间按直线`,
        `0 at ${v(membership.zero)}, 1 at ${v(membership.one)}, straight in between`,
      );
    case 'trapezoid':
      return trapezoidWords(page, membership.points.map(v));
    case 'category':
      return categoryWords(page, membership.table);
  }
}

function trapezoidWords({ t }: Page, [a, b, c, d]: readonly string[]): string {
  return t(`${b} 至 ${c} 为 1，${a} 以下和 ${d} 以上为 0`, `1 from ${b} to ${c}, 0 below ${a} and above ${d}`);
}

function categoryWords({ t, name, figures }: Page, table: Readonly<Record<string, number>>): Content {
  const entries = Object.entries(table).map(
    ([word, degree], k): Content => [k === 0 ? '' : ' · ', name(word), ` ${figures.fixed(degree, 2)}`],
  );
  return html`${t('按类别取值：', 'by class: ')}${entries}`;
}
