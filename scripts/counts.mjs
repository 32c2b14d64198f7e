/**
 * How many tests passed and failed, from the JSON reports of the two runners. A runner that ended
 * badly without naming a failure (it crashed, or an error lay outside every test) counts as one.
 *
 * @typedef {{ passed: number, failed: number, skipped?: number }} Counts
 */

/**
 * @typedef {object} UnitReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults one per file
 *
 * @param {UnitReport} report of vitest's JSON reporter
 * @returns {Counts}
 */
export function countUnit({ numPassedTests, numFailedTests, testResults }) {
  // A file that cannot be loaded has failed without a single test.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

/**
 * @typedef {object} EndToEndReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {unknown[]} errors outside every test
 *
 * @param {EndToEndReport} report of Playwright's JSON reporter
 * @returns {Counts}
 */
export const countEndToEnd = ({ stats, errors }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + errors.length,
  skipped: stats.skipped,
});

/**
 * @template Report
 * @param {boolean} endedWell the runner's exit
 * @param {Report | null} report null if it wrote none
 * @param {(report: Report) => Counts} count
 * @returns {Counts}
 */
export function countRun(endedWell, report, count) {
  const counts = report ? count(report) : { passed: 0, failed: 0 };
  const isSilent = counts.failed === 0 && (!endedWell || counts.passed === 0);
  return isSilent ? { ...counts, failed: 1 } : counts;
}
