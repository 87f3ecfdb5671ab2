import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../../../packages/create-nix-project/src/doctor/diagnose.ts';
import { explain } from '../../../packages/create-nix-project/src/doctor/explain/index.ts';
import { explanationsText } from '../../../packages/create-nix-project/src/doctor/explain/text.ts';
import { parseFlakeLock } from '../../../packages/create-nix-project/src/doctor/flake-lock.ts';
import type { ProjectState } from '../../../packages/create-nix-project/src/doctor/state.ts';
import { findingsText } from '../../../packages/create-nix-project/src/doctor/text.ts';
import { policyIn } from '../../../packages/create-nix-project/src/policy/command.ts';
import { policyReportText } from '../../../packages/create-nix-project/src/policy/text.ts';
import { memoryFolder } from '../../../packages/create-nix-project/test/memory-folder.ts';
import { repository } from '../../host/cache.ts';
import { promisePrintable, type Reader, textOf } from '../reader.ts';
import { readExample, seedFiles, seedsOf } from './seeds.ts';
import { uvLock } from './texts.ts';

/** A project with these files on a machine where nothing else is. */
function stateOf(files: Readonly<Record<string, Uint8Array>>): ProjectState {
  const lock = files['flake.lock'];
  return {
    folder: memoryFolder(files),
    record: undefined,
    nixFiles: Object.entries(files)
      .filter(([path]) => path.endsWith('.nix'))
      .map(([path, content]) => ({ path, text: textOf(content) })),
    lock: lock && parseFlakeLock(textOf(lock)),
    git: { isRepository: false, untracked: [], ignored: [] },
    uvLock: undefined,
    flakeProblems: [],
    problems: [],
    environment: {},
    nix: { state: 'missing' },
    uvWorkspace: undefined,
    nixSettings: {},
    venv: undefined,
    userSites: [],
    driver: { inKernel: false, places: [], libraries: [] },
    installed: undefined,
    platform: 'linux',
    now: 1.8e12,
  };
}

/** What the doctor says of a project with these files. */
function diagnosed(files: Readonly<Record<string, Uint8Array>>): boolean {
  const findings = diagnose(stateOf(files));
  promisePrintable(findingsText(findings));
  return findings.every(({ id }) => id !== 'lock-broken');
}

const flake = readExample('rust-inference/flake.nix');

const flakeLock: Reader = {
  name: 'flake.lock',
  seeds: seedFiles('flake.lock'),
  read: (bytes) => diagnosed({ 'flake.nix': flake, 'flake.lock': bytes }),
};

const nixFiles: Reader = {
  name: 'Nix files',
  seeds: seedFiles('flake.nix', ...['shell.nix', 'package.nix'].map(poetryFile)),
  read: (bytes) => diagnosed({ 'flake.nix': bytes, 'nix/shell.nix': bytes }),
};

const tomlFiles: Reader = {
  name: 'TOML of the doctor',
  seeds: seedsOf([
    uvLock,
    '[package]\nrust-version = "1.85"\n[toolchain]\nchannel = "1.80.1"\n',
    'msrv = "1.80"\n',
  ]),
  read: (bytes) =>
    diagnosed({
      'flake.nix': flake,
      'uv.lock': bytes,
      'Cargo.toml': bytes,
      'clippy.toml': bytes,
      'rust-toolchain.toml': bytes,
    }),
};

function poetryFile(name: string): string {
  return `examples/poetry2nix-assistant/nix/${name}`;
}

const manifest = readExample('poetry2nix-assistant/pyproject.toml');
const lock = readExample('poetry2nix-assistant/poetry.lock');
const table = readExample('poetry2nix-assistant/nix/wheel-policy.toml');

/** What `policy` says of a project with these files. */
function compared(files: Readonly<Record<string, Uint8Array>>): boolean {
  const report = policyIn(memoryFolder(files));
  promisePrintable(policyReportText(report));
  return report.problems.length === 0;
}

const policyTable: Reader = {
  name: 'wheel-policy.toml',
  seeds: seedFiles('nix/wheel-policy.toml'),
  read: (bytes) =>
    compared({ 'pyproject.toml': manifest, 'poetry.lock': lock, 'nix/wheel-policy.toml': bytes }),
};

const policyLock: Reader = {
  name: 'poetry.lock of policy',
  seeds: seedFiles('poetry.lock'),
  read: (bytes) =>
    compared({ 'pyproject.toml': manifest, 'poetry.lock': bytes, 'nix/wheel-policy.toml': table }),
};

const logFolder = join(repository, 'packages/create-nix-project/test/explain/logs');

const logs: Reader = {
  name: 'logs',
  seeds: seedsOf(
    readdirSync(logFolder)
      .filter((file) => file.endsWith('.log'))
      .sort()
      .map((file) => readFileSync(join(logFolder, file))),
  ),
  read(bytes) {
    const explanations = explain(textOf(bytes));
    promisePrintable(explanationsText(explanations));
    return explanations.length > 0;
  },
};

export const doctorReaders: readonly Reader[] = [
  flakeLock,
  nixFiles,
  tomlFiles,
  policyTable,
  policyLock,
  logs,
];
