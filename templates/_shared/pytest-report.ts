/** The package with the results of the tests, where there are tests. */
export function pytestReport(runsTests: boolean): string | undefined {
  return runsTests ? 'pytest-report' : undefined;
}
