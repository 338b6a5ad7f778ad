/** The error of a call whose worker died before it answered; whoever called may ask its successor. */
export class WorkerLost extends Error {
  constructor(reason: string) {
    super(`a worker thread ended: ${reason}`);
    this.name = 'WorkerLost';
  }
}
