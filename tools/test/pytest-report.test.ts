import { afterEach, describe, expect, test } from 'vitest';
import { hostSystem } from '../host/nix-setup.ts';
import { findPython } from '../host/python.ts';
import { type Finished, runOrThrow } from '../host/run.ts';
import { findUv } from '../host/uv.ts';
import { type PytestReport, pytestReport } from './pytest-report.ts';
import { copyStarter, type StarterCopy } from './starter.ts';

let copy: StarterCopy;
afterEach(() => copy.remove());

const build = (attribute: string): Promise<Finished> =>
  copy.nix('build', '--no-link', '--print-build-logs', attribute);
const buildCheck = () => build(`.#checks.${hostSystem()}.tests`);

interface Starter {
  readonly variant: string;
  readonly breakage: readonly [file: string, from: string, to: string];
  /** What pytest prints of the test that then fails. */
  readonly message: string;
  /** As they are with the breakage. */
  readonly tests: PytestReport['tests'];
}

const application = {
  breakage: ['tests/test_files.py', '".py": 2', '".py": 3'],
  message: "E       AssertionError: assert Counter({'.py': 2, '': 1}) == {'.py': 3, '': 1}",
  tests: {
    test_prints_a_table: 'passed',
    test_refuses_what_is_no_folder: 'passed',
    test_counts_by_suffix: 'failure',
    test_leaves_out_hidden_folders: 'passed',
  },
} as const;

const starters: readonly Starter[] = [
  { variant: 'uv', ...application },
  { variant: 'poetry2nix', ...application },
  {
    variant: 'cuda-pytorch',
    breakage: ['tests/test_device.py', '[14, 50]]', '[14, 51]]'],
    message: 'E       assert [[5.0, 14.0], [14.0, 50.0]] == [[5, 14], [14, 51]]',
    tests: {
      'test_finds_a_circle[circle0]': 'passed',
      'test_finds_a_circle[circle1]': 'passed',
      'test_finds_a_circle[circle2]': 'passed',
      test_refuses_what_is_no_cloud_of_points: 'passed',
      test_computes_on_the_best_device: 'failure',
    },
  },
];

describe.each(starters)('the report of $variant', ({ variant, breakage, message, tests }) => {
  test('has every test that passed', async () => {
    copy = await copyStarter(variant);
    expect(await buildCheck()).toMatchObject({ code: 0 });
    const passed = Object.keys(tests).map((name) => [name, 'passed']);
    expect(await pytestReport(copy)).toEqual({ tests: Object.fromEntries(passed), exitCode: 0 });
  });

  test('has the one that failed, and the check prints what pytest did', async () => {
    copy = await copyStarter(variant);
    await copy.replace(...breakage);
    expect(await pytestReport(copy)).toEqual({ tests, exitCode: 1 });

    const { code, stderr } = await buildCheck();
    expect(code).toBe(1);
    expect(stderr).toContain(`tests> ${message}`);
    expect(stderr).toContain('their JUnit report');
    // The tests have run for the report, and not again.
    expect(stderr).not.toContain('pytest-report> ');
  });
});

const setting = 'testpaths = ["tests"]';
const option = (text: string) => `${setting}\naddopts = "${text}"`;

test.each([
  '--junitxml=reports/own.xml',
  '-o junit_family=xunit1 -o junit_logging=all',
  '--color=yes --exitfirst --verbose',
])('the project may have options of its own: %s', async (options) => {
  copy = await copyStarter('uv');
  await copy.replace('pyproject.toml', setting, option(options));
  const { tests, exitCode } = await pytestReport(copy);
  expect([exitCode, Object.values(tests)]).toEqual([0, Array(4).fill('passed')]);
  expect(await buildCheck()).toMatchObject({ code: 0 });
});

test('the tests may run side by side', async () => {
  copy = await copyStarter('uv');
  await copy.replace('pyproject.toml', '"pytest>=8"', '"pytest>=8", "pytest-xdist"');
  await copy.replace('pyproject.toml', setting, option('--numprocesses=2'));
  await runOrThrow(await findUv(), ['lock', '--python', await findPython('3.13')], {
    cwd: copy.folder,
  });
  await copy.replace(...application.breakage);
  expect(await pytestReport(copy)).toEqual({ tests: application.tests, exitCode: 1 });
});

test('a project without reports has the check all the same', async () => {
  copy = await copyStarter('uv');
  await copy.replace('pyproject.toml', setting, option('-p no:junitxml'));
  expect(await buildCheck()).toMatchObject({ code: 0 });
  await copy.replace(...application.breakage);
  const { code, stderr } = await buildCheck();
  expect(code).toBe(1);
  expect(stderr).toContain(application.message);
});

test('a file that cannot be imported is in the report', async () => {
  copy = await copyStarter('uv');
  await copy.append('tests/test_cli.py', '\nimport nothing\n');
  expect(await pytestReport(copy)).toEqual({ tests: { 'tests.test_cli': 'error' }, exitCode: 2 });
  const { code, stderr } = await buildCheck();
  expect(code).toBe(1);
  expect(stderr).toContain("tests> E   ModuleNotFoundError: No module named 'nothing'");
});

test('without tests, the report is empty and the check fails', async () => {
  copy = await copyStarter('uv');
  await copy.replace('pyproject.toml', setting, 'testpaths = ["src"]');
  expect(await pytestReport(copy)).toEqual({ tests: {}, exitCode: 5 });
  expect(await buildCheck()).toMatchObject({ code: 1 });
});

/** None of these is a result of the tests, so none of them may be kept as one. */
const unfinished: [what: string, break_: () => Promise<void>, message: string][] = [
  [
    'an option that pytest does not know',
    () => copy.replace('pyproject.toml', setting, option('--nonsense')),
    'unrecognized arguments: --nonsense',
  ],
  [
    'pytest is killed',
    () => copy.append('tests/test_cli.py', '\nimport os\nos.kill(os.getpid(), 9)\n'),
    'builder failed with exit code 137',
  ],
  [
    'there is no pytest',
    () => copy.replace('nix/packages.nix', '[ "dev" ]', '[ ]'),
    'No module named pytest',
  ],
];

test.each(unfinished)('no report, and a failure, when %s', async (_, break_, message) => {
  copy = await copyStarter('uv');
  await break_();
  for (const attribute of ['.#pytest-report', `.#checks.${hostSystem()}.tests`]) {
    const { code, stderr } = await build(attribute);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  }
});
