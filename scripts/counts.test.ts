import { expect, test } from 'vitest';
import { countEndToEnd, countRun, countUnit } from './counts.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

test('unit tests are counted one by one', () => {
  const testResults = [file('passed', 'passed', 'passed', 'skipped'), file('failed', 'failed')];
  const counts = countUnit({ numPassedTests: 2, numFailedTests: 1, testResults });
  expect(counts).toEqual({ passed: 2, failed: 1 });
});

test('a file that cannot be loaded is a failure', () => {
  const testResults = [file('passed', 'passed'), file('failed')];
  const counts = countUnit({ numPassedTests: 1, numFailedTests: 0, testResults });
  expect(counts).toEqual({ passed: 1, failed: 1 });
});

test('end-to-end tests count with the errors outside them; a second try that passed passes', () => {
  const stats = { expected: 5, unexpected: 2, flaky: 1, skipped: 4 };
  const counts = { passed: 6, failed: 3, skipped: 4 };
  expect(countEndToEnd({ stats, errors: [{}] })).toEqual(counts);
});

test('a runner that ends badly without a failed test counts as one', () => {
  const count = (report: { passed: number; failed: number }) => report;
  expect(countRun(true, { passed: 3, failed: 0 }, count)).toEqual({ passed: 3, failed: 0 });
  expect(countRun(false, { passed: 3, failed: 2 }, count)).toEqual({ passed: 3, failed: 2 });
  expect(countRun(false, { passed: 3, failed: 0 }, count)).toEqual({ passed: 3, failed: 1 });
  expect(countRun(false, null, count)).toEqual({ passed: 0, failed: 1 });
});

test('a runner that found no test at all has failed', () => {
  expect(countRun(true, { passed: 0, failed: 0 }, (report) => report).failed).toBe(1);
  expect(countRun(true, null, () => ({ passed: 0, failed: 0 })).failed).toBe(1);
});
