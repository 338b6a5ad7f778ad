/** Where something was found; every part is optional, the most precise known parts are given. */
export interface Place {
  /** File name as the scenario or the user gave it. */
  readonly file?: string;
  /** Layer id of the scenario, or the layer's name inside the file. */
  readonly layer?: string;
  /** Feature id as text. */
  readonly feature?: string;
  /** Field (column) name. */
  readonly field?: string;
  /** One-based row or feature number in the file. */
  readonly row?: number;
}
