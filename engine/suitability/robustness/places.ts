/** Scores are spread over this many drawers before they are put in order. */
const DRAWERS = 256;

/** Alternatives by place, and the room to sort them in. */
export interface Places {
  /** Alternatives by place, best first. */
  readonly order: Uint16Array;
  /** Their scores by place, so that a comparison reads memory in order. */
  readonly sorted: Float64Array;
  /** Alternatives of each tier, the highest tier first; ascending inside. */
  readonly tiers: readonly Uint16Array[];
  /** The drawer of every member of the tier at hand. */
  readonly drawers: Uint16Array;
  readonly drawerEnds: Uint32Array;
}

/** Room to sort alternatives whose tiers never change. */
export function openPlaces(tier: Uint8Array): Places {
  const all = Array.from(tier, (_t, i) => i);
  const levels = [...new Set(tier)].sort((a, b) => b - a);
  return {
    order: new Uint16Array(tier.length),
    sorted: new Float64Array(tier.length),
    tiers: levels.map((level) => Uint16Array.from(all.filter((i) => tier[i] === level))),
    drawers: new Uint16Array(tier.length),
    drawerEnds: new Uint32Array(DRAWERS),
  };
}

/** Puts every alternative in its place: tiers in their order, inside them the higher score first, equals as numbered. */
export function sortPlaces(places: Places, scores: Float64Array): void {
  let start = 0;
  for (const members of places.tiers) {
    spread(places, members, start, scores);
    settle(places, start, start + members.length);
    start += members.length;
  }
}

/** Counting sort by drawer: afterwards nobody is far from its place, and equals stand as numbered. */
function spread(
  { order, sorted, drawers, drawerEnds }: Places,
  members: Uint16Array,
  start: number,
  scores: Float64Array,
): void {
  const count = members.length;
  let low = Infinity;
  let high = -Infinity;
  for (let m = 0; m < count; m++) {
    const score = scores[members[m] as number] as number;
    if (score < low) low = score;
    if (score > high) high = score;
  }
  const scale = high > low ? (DRAWERS - 1) / (high - low) : 0;
  drawerEnds.fill(0);
  for (let m = 0; m < count; m++) {
    const drawer = ((high - (scores[members[m] as number] as number)) * scale) | 0;
    drawers[m] = drawer;
    drawerEnds[drawer] = (drawerEnds[drawer] as number) + 1;
  }
  for (let drawer = 0, end = start; drawer < DRAWERS; drawer++) {
    const held = drawerEnds[drawer] as number;
    drawerEnds[drawer] = end;
    end += held;
  }
  for (let m = 0; m < count; m++) {
    const one = members[m] as number;
    const drawer = drawers[m] as number;
    const place = drawerEnds[drawer] as number;
    drawerEnds[drawer] = place + 1;
    order[place] = one;
    sorted[place] = scores[one] as number;
  }
}

/** Insertion sort of the places from `start` to `end`. */
function settle({ order, sorted }: Places, start: number, end: number): void {
  for (let place = start + 1; place < end; place++) {
    const score = sorted[place] as number;
    if (!(score > (sorted[place - 1] as number))) continue;
    const one = order[place] as number;
    let to = place;
    do {
      sorted[to] = sorted[to - 1] as number;
      order[to] = order[to - 1] as number;
      to--;
    } while (to > start && score > (sorted[to - 1] as number));
    sorted[to] = score;
    order[to] = one;
  }
}
