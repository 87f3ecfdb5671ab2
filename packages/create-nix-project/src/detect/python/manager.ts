import { pipManagers } from '../../python/pip-managers.ts';
import type { Folder } from '../../read/folder.ts';
import type { TomlFile } from '../../read/toml.ts';
import { textsOf } from '../../read/toml-values.ts';
import type { Evidence, Fact } from '../../values.ts';
import { requirementPlaces } from './dependencies.ts';
import { requirementsFiles } from './requirements.ts';
import { hasSetupScript } from './setup-files.ts';

/** Managers by the file that only they write, or that says most. */
const ownFiles = [
  ['uv', 'uv.lock'],
  ['poetry', 'poetry.lock'],
  ['pdm', 'pdm.lock'],
] as const;

const ownTables = [
  ['poetry', 'tool', 'poetry'],
  ['uv', 'tool', 'uv'],
  // The rest of [tool.pdm] may be for its build backend, which other managers use as well.
  ['pdm', 'tool', 'pdm', 'dev-dependencies'],
  ['pdm', 'tool', 'pdm', 'scripts'],
  ['hatch', 'tool', 'hatch', 'envs'],
] as const;

/** The standard table, which uv, pip and others read. */
const standardTables = [['pep621', 'project']] as const;

/** Files of projects without a manifest that uv or Poetry could read. */
const pipFiles = [
  ['pipenv', 'Pipfile.lock'],
  ['pipenv', 'Pipfile'],
  ['pip-tools', 'requirements.in'],
  ['pip-tools', 'requirements/base.in'],
  ['pip-tools', 'requirements/requirements.in'],
  ['pip', 'requirements.txt'],
  ['setuptools', 'setup.py'],
  ['setuptools', 'setup.cfg'],
  ...requirementsFiles.map((file) => ['pip', file] as const),
] as const;

/**
 * Which program keeps the Python packages: `uv`, `poetry`, `pdm`, `hatch`, `pipenv`, `pip-tools`,
 * `pip` for requirements files, `setuptools` for setup.py alone, or `pep621` where a [project] table
 * says what is needed and nothing who installs it. What else keeps them is in `other-managers`.
 */
export function probeManager(folder: Folder, manifest: TomlFile | undefined): Fact[] {
  const [first, ...rest] = managers(folder, manifest);
  if (first === undefined) return [];
  const { manager, place } = first;
  const others = rest.filter(
    (other) =>
      isOther(other.manager, manager) &&
      // What pip-tools writes, pip reads.
      !(other.manager === 'pip' && rest.some(({ manager }) => manager === 'pip-tools')),
  );
  return [
    { id: 'python-manager', value: manager, evidence: [place] },
    ...(others.length === 0
      ? []
      : [
          {
            id: 'other-managers',
            value: others.map((other) => other.manager),
            evidence: others.map((other) => other.place),
          },
        ]),
  ];
}

interface Found {
  readonly manager: string;
  readonly place: Evidence;
}

/** All that show, each once, the most telling first. */
function managers(folder: Folder, manifest: TomlFile | undefined): Found[] {
  const inFiles = (files: readonly (readonly [string, string])[]) =>
    files
      .filter(([, file]) => folder.has(file) && (file !== 'setup.py' || hasSetupScript(folder)))
      .map(([manager, file]) => ({ manager, place: { file } }));
  const standard = inTables(manifest, standardTables);
  const pip = inFiles(pipFiles);
  const found: Found[] = [
    ...inFiles(ownFiles),
    ...inTables(manifest, ownTables),
    // A table that names no package leaves that to the requirements.
    ...(namesPackages(manifest) ? [] : pip.filter(({ manager }) => manager !== 'setuptools')),
    ...standard,
    ...pip,
  ];
  return found.filter(
    ({ manager }, index) => found.findIndex((other) => other.manager === manager) === index,
  );
}

function inTables(
  manifest: TomlFile | undefined,
  tables: readonly (readonly [string, ...string[]])[],
): Found[] {
  if (manifest === undefined) return [];
  return tables
    .filter(([manager, ...keys]) => {
      return manifest.get(...keys) !== undefined && (manager !== 'uv' || hasProject(manifest));
    })
    .map(([manager, ...keys]) => ({
      manager,
      place: manifest.place(...keys),
    }));
}

/** Whether it lists packages, or says that its build backend does. */
function namesPackages(manifest: TomlFile | undefined): boolean {
  if (manifest === undefined) return false;
  const isListed = (keys: readonly string[]) => textsOf(manifest.get(...keys)).length > 0;
  const dynamic = textsOf(manifest.get('project', 'dynamic'));
  return dynamic.includes('dependencies') || requirementPlaces(manifest).some(isListed);
}

/** Tables and build files that go together with a manager are no second one. */
function isOther(other: string, manager: string): boolean {
  return !['pep621', 'hatch', 'setuptools'].includes(other) && !pipManagers.includes(manager);
}

function hasProject(manifest: TomlFile): boolean {
  return manifest.get('project') !== undefined;
}
