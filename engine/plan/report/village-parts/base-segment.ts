/** A stretch of a base's border: its row in the segment table, and its id. */
export interface BaseSegment {
  readonly index: number;
  readonly id: string;
}
