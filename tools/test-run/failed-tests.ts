import { relative } from 'node:path';
import { repository } from '../host/cache.ts';

/** What Vitest's JSON reporter writes, as far as it is read here. */
interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Why the file could not be run; empty when its tests ran. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** The tests that failed, and the files that could not be run, each with why. */
export function failedTests(report: VitestReport): string[] {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(repository, name);
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [`${file}\n${message}`];
    return failed.map(
      ({ fullName, failureMessages = [] }) =>
        `${file} > ${fullName}\n${failureMessages.join('\n')}`,
    );
  });
}
