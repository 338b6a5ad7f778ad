/** Values of a verdict. */
export const INFO = 0;
export const WARNING = 1;
export const ERROR = 2;
/** Nobody can tell: what is missing stands in the words. */
export const UNKNOWN = 3;

/** Stands for "the record as a whole". */
const WHOLE_RECORD = -1;

/** Numbers that a row takes. */
const STRIDE = 5;

/** What rules find, row by row, in the order of rules, then of histories. */
export interface ConflictTable {
  readonly length: number;
  /** Rows one after the other: rule and verdicts, history, planting, against, detail. `conflictRow` reads them. */
  readonly cells: Int32Array;
}

/** One finding of a rule. */
export interface ConflictRow {
  /** Index into the rules that ran. */
  readonly rule: number;
  readonly history: number;
  /** Planting that breaches the rule, and the one it stands against, which may belong to a neighbour; `WHOLE_RECORD` for none. */
  readonly planting: number;
  readonly against: number;
  /** By the standard, exemptions applied; and by the policy, which demands rotation without exemption. */
  readonly standard: number;
  readonly policy: number;
  /** Entry of the rule's own table, or its figure: whole numbers only. */
  readonly detail: number;
}

/** Row `k` of a table. */
export function conflictRow({ cells }: ConflictTable, k: number): ConflictRow {
  const at = STRIDE * k;
  const head = cells[at] as number;
  return {
    rule: head >> 8,
    standard: (head >> 4) & 15,
    policy: head & 15,
    history: cells[at + 1] as number,
    planting: cells[at + 2] as number,
    against: cells[at + 3] as number,
    detail: cells[at + 4] as number,
  };
}

/** History of row `k`. */
function historyOfRow({ cells }: ConflictTable, k: number): number {
  return cells[STRIDE * k + 1] as number;
}

/** Rows ordered by history, those of one history as they came: a counting sort over `histories` of them. */
export function rowsByHistory(table: ConflictTable, histories: number): Uint32Array {
  const places = new Uint32Array(histories + 1);
  for (let row = 0; row < table.length; row++) {
    const next = historyOfRow(table, row) + 1;
    places[next] = (places[next] as number) + 1;
  }
  for (let k = 0; k < histories; k++) places[k + 1] = (places[k + 1] as number) + (places[k] as number);
  const order = new Uint32Array(table.length);
  for (let row = 0; row < table.length; row++) {
    const history = historyOfRow(table, row);
    const place = places[history] as number;
    order[place] = row;
    places[history] = place + 1;
  }
  return order;
}

/** Rows that histories commonly give; memory that no row reaches is never touched. */
const ROWS_A_HISTORY = 8;

/** Takes rows while rules run: one block of memory, doubled where it is too small. */
export class ConflictList {
  private cells: Int32Array;
  private used = 0;
  private current = 0;
  private history = 0;

  constructor(histories: number) {
    this.cells = new Int32Array(STRIDE * ROWS_A_HISTORY * (histories + 1));
  }

  /** Forgets all rows; tables made before see what is written next. */
  clear(): void {
    this.used = 0;
  }

  /** Whose rows follow. */
  begin(rule: number): void {
    this.current = rule << 8;
  }

  /** On which history. */
  on(history: number): this {
    this.history = history;
    return this;
  }

  /** A breach that standard and policy judge alike. */
  add(planting: number, against: number, verdict: number, detail = 0): void {
    this.push(planting, against, (verdict << 4) | verdict, detail);
  }

  /** A breach of the record as a whole that they judge each in its own way. */
  addWhole(standard: number, policy: number, detail = 0): void {
    this.push(WHOLE_RECORD, WHOLE_RECORD, (standard << 4) | policy, detail);
  }

  /** All rows so far. */
  table(): ConflictTable {
    return { length: this.used / STRIDE, cells: this.cells.subarray(0, this.used) };
  }

  private push(planting: number, against: number, verdicts: number, detail: number): void {
    const at = this.used;
    if (at === this.cells.length) this.grow();
    const { cells } = this;
    cells[at] = this.current | verdicts;
    cells[at + 1] = this.history;
    cells[at + 2] = planting;
    cells[at + 3] = against;
    cells[at + 4] = detail;
    this.used = at + STRIDE;
  }

  private grow(): void {
    const cells = new Int32Array(this.cells.length * 2);
    cells.set(this.cells);
    this.cells = cells;
  }
}
