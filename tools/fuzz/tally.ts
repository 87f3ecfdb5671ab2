import type { Reported } from './run.ts';

/** No input may take longer. */
export const longestMilliseconds = 2000;
/** Of a defect, one input is enough; of a reader with many defects, the first ones. */
const mostFailures = 20;

export interface Failure {
  readonly index: number;
  readonly what: string;
}

/** What came of the inputs of one reader. */
export class Tally {
  inputs = 0;
  taken = 0;
  refused = 0;
  failed = 0;
  slowest = 0;
  megabytes = 0;
  /** One for each thing that went wrong. */
  readonly failures: Failure[] = [];

  add({ index, verdict, milliseconds, megabytes }: Reported): void {
    this.inputs += 1;
    this.slowest = Math.max(this.slowest, milliseconds);
    this.megabytes = Math.max(this.megabytes, megabytes);
    const isSlow = milliseconds > longestMilliseconds;
    if (verdict === 'taken' && !isSlow) this.taken += 1;
    else if (verdict === 'refused' && !isSlow) this.refused += 1;
    else this.fail(index, isSlow ? `it took ${Math.round(milliseconds)} ms` : verdict);
  }

  private fail(index: number, what: string): void {
    this.failed += 1;
    const kind = kindOf(what);
    const isKnown = this.failures.some((failure) => kindOf(failure.what) === kind);
    if (!isKnown && this.failures.length < mostFailures) this.failures.push({ index, what });
  }
}

/** Where it happened, without what the input was. */
function kindOf(what: string): string {
  return /\([^()]*\)$/.exec(what)?.[0] ?? what.replace(/\d+/g, '');
}
