import { attempt } from './attempt.ts';
import type { Finding, Level } from './finding.ts';
import { cLibrary } from './rules/c-library.ts';
import { deprecated } from './rules/deprecated.ts';
import { driver } from './rules/driver.ts';
import { libraryPath } from './rules/library-path.ts';
import { lock } from './rules/lock.ts';
import { lockedWheels } from './rules/locked-wheels.ts';
import { minimumRust } from './rules/minimum-rust.ts';
import { libraries } from './rules/native-libraries.ts';
import { nix } from './rules/nix.ts';
import { ownVersions } from './rules/own-versions.ts';
import { pythonPin } from './rules/python-pin.ts';
import { readable } from './rules/readable.ts';
import { systems } from './rules/systems.ts';
import { unfree } from './rules/unfree.ts';
import { userSite } from './rules/user-site.ts';
import { uvPackages } from './rules/uv-packages.ts';
import { uvSources } from './rules/uv-sources.ts';
import { virtualEnvironment } from './rules/virtual-environment.ts';
import { visibility } from './rules/visibility.ts';
import type { ProjectState } from './state.ts';

const rules: readonly ((state: ProjectState) => Finding[])[] = [
  nix,
  visibility,
  lock,
  systems,
  deprecated,
  unfree,
  driver,
  libraryPath,
  virtualEnvironment,
  pythonPin,
  libraries,
  cLibrary,
  userSite,
  minimumRust,
  lockedWheels,
  uvPackages,
  uvSources,
  ownVersions,
];

const order: readonly Level[] = ['error', 'warning', 'note'];

/** Everything that the rules find, the worst first. */
export function diagnose(state: ProjectState): Finding[] {
  const problems = [...state.flakeProblems, ...state.problems];
  const found = rules.flatMap((rule) => attempt(() => rule(state), problems) ?? []);
  return [...readable(problems), ...found].toSorted(
    (a, b) => order.indexOf(a.level) - order.indexOf(b.level),
  );
}
