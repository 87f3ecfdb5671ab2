import { posix } from 'node:path';
import type { Folder } from '../../read/folder.ts';
import { readToml } from '../../read/toml.ts';
import { textsOf } from '../../read/toml-values.ts';
import { systems } from '../../systems.ts';
import type { Warning } from '../../values/warning.ts';
import type { Answers, Evidence } from '../../values.ts';
import { requiredName } from '../name.ts';
import { installedPackages, runSelection, testSelection } from './closure.ts';
import { isInside, projectsIn, type UvLock } from './lock.ts';

/** What the flake brings for builds: the uv.lock of build-system-pkgs, 90ffdeee of August 2026. */
export const broughtForBuilds: ReadonlySet<string> = new Set(
  `babel build calver cffi click cmake colorama cython deprecation distlib distro dunamai editables
   exceptiongroup expandvars extension-helpers flit-core flit-scm grpcio grpcio-tools
   hatch-fancy-pypi-readme hatch-jupyter-builder hatch-nodejs-version hatch-protobuf
   hatch-requirements-txt hatch-vcs hatchling importlib-metadata installer jinja2 jupyter-packaging
   lark libcst manifestoo-core markdown-it-py markupsafe maturin mdurl meson meson-python nanobind
   ninja numpy oldest-supported-numpy packaging pathspec pbr pdm-backend pdm-pep517 pip pkgconfig
   platformdirs pluggy plux poetry-core poetry-dynamic-versioning protobuf py-build-cmake
   py-generator-build-backend pybind11 pycparser pygments pyproject-hooks pyproject-metadata
   pytest-runner pyyaml pyyaml-ft rich scikit-build scikit-build-core semantic-version setuptools
   setuptools-git setuptools-rust setuptools-scm toml tomli tomli-w tomlkit tqdm trove-classifiers
   typing-extensions uv-build uv-dynamic-versioning vcs-versioning versioneer wheel whool zipp`.split(
    /\s+/,
  ),
);

/** Packages of this repository that are built with something that the flake does not have. */
export function buildSystemWarnings(folder: Folder, lock: UvLock, answers: Answers): Warning[] {
  const selection = answers.pytest === true ? testSelection(answers) : runSelection(answers);
  const python = String(answers.python);
  const projects = selection.projects.flatMap((path) => projectsIn(lock, path));
  const installed = systems.flatMap((system) =>
    installedPackages(lock, selection, { system, python }),
  );
  const names = new Set(installed.map(({ name }) => name));
  const own = [...projects, ...new Set(installed)].filter(
    ({ source: { kind, place } }) => ['editable', 'directory'].includes(kind) && isInside(place),
  );
  return own.flatMap(({ name, source: { place } }) => {
    const manifest = readToml(folder, posix.join(place, 'pyproject.toml'));
    if (manifest === undefined) return [];
    const keys = ['build-system', 'requires'];
    const missing = requirements(manifest.get(...keys)).filter(
      (requirement) => !broughtForBuilds.has(requirement) && !names.has(requirement),
    );
    return missing.length === 0 ? [] : [warning(name, missing, manifest.place(...keys), answers)];
  });
}

/** The names of packages without a condition: `Hatch_VCS>=0.4` → `hatch-vcs`. */
function requirements(value: unknown): string[] {
  return textsOf(value)
    .filter((requirement) => !requirement.includes(';'))
    .map(requiredName)
    .filter((name) => name !== '');
}

function warning(
  name: string,
  missing: readonly string[],
  place: Evidence,
  { application, packaged, pytest }: Answers,
): Warning {
  const list = missing.join(', ');
  return {
    id: 'uv-build-system',
    message: `${name} is built with ${list}, which the flake does not have.`,
    packages: [...missing],
    checks: [
      ...(application === true ? ['package'] : packaged === true ? ['wheel'] : []),
      ...(pytest === true ? ['tests'] : []),
      'lock',
    ],
    cure: `Add it to the packages that the tests install: \`uv add --dev ${missing.join(' ')}\`.`,
    evidence: [place],
  };
}
