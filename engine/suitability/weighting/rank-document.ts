import { text } from '../../run/local-text.ts';
import type { Place } from '../../run/place.ts';
import { PlanningError } from '../../run/planning-error.ts';

/**
 * Reads a JSON document of ranks: `{ranks: {name: rank}}` with 1 the most important and equal ranks tied, or
 * `{order: [name, [tied, tied], …]}`, or the order alone. Gives names grouped, most important first. Throws
 * `PlanningError` of kind `input`, `no-order`.
 */
export function orderFrom(document: unknown, at: Place = {}): readonly (readonly string[])[] {
  if (Array.isArray(document)) return listedOrder(document, at);
  if (typeof document !== 'object' || document === null) throw noOrder(document, at);
  const { ranks, order } = document as { readonly ranks?: unknown; readonly order?: unknown };
  if (Array.isArray(order)) return listedOrder(order, at);
  if (typeof ranks !== 'object' || ranks === null || Array.isArray(ranks)) throw noOrder(Object.keys(document), at);
  const ranked = Object.entries(ranks).map(([name, rank]) => {
    if (typeof rank !== 'number' || !Number.isFinite(rank)) throw noOrder(rank, { ...at, field: name });
    return { name, rank };
  });
  const distinct = [...new Set(ranked.map(({ rank }) => rank))].sort((a, b) => a - b);
  return distinct.map((rank) => ranked.filter((entry) => entry.rank === rank).map(({ name }) => name));
}

function listedOrder(order: readonly unknown[], at: Place): readonly (readonly string[])[] {
  return order.map((entry, k) => {
    const group: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
    const names = group.filter((name): name is string => typeof name === 'string' && name.trim() !== '');
    if (names.length < group.length || names.length === 0) throw noOrder(entry, { ...at, row: k + 1 });
    return names;
  });
}

function noOrder(found: unknown, at: Place): PlanningError {
  return new PlanningError('input', 'no-order', {
    text: text(
      `应为名次（数字）或从重到轻的名称次序，实为 ${JSON.stringify(found)}`,
      `ranks as numbers, or names from the most important, were expected, found ${JSON.stringify(found)}`,
    ),
    remedy: text(
      '例如 {"ranks": {"水": 1, "土壤": 2}} 或 {"order": ["水", ["土壤", "气"]]}',
      'for example {"ranks": {"water": 1, "soil": 2}} or {"order": ["water", ["soil", "air"]]}',
    ),
    at,
  });
}
