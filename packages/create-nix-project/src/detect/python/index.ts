import { readUvLock } from '../../python/uv/lock.ts';
import type { Folder } from '../../read/folder.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import type { Tree } from '../../read/walk.ts';
import type { PythonFound } from '../../values/found.ts';
import type { Fact, ProjectRecord } from '../../values.ts';
import { fact } from '../fact.ts';
import { neededFacts } from '../needed-facts.ts';
import { namedPackages } from './dependencies.ts';
import { probeGroups } from './groups.ts';
import type { InspectedProject } from './inspected-project.ts';
import { probeLayout } from './layout.ts';
import { probeManager } from './manager.ts';
import { probeManifest, rustFacts } from './manifest.ts';
import { probeMembers } from './members.ts';
import { findNativeLibraries } from './native-libraries.ts';
import { findOwnVersions } from './own-versions.ts';
import { probePoetry } from './poetry.ts';
import { probeTestedVersions } from './probe-tested-versions.ts';
import { findRequirements, probeRequirements } from './requirements.ts';
import { readSetupFiles, type SetupFiles } from './setup-files.ts';
import { probeToolLists } from './tool-lists.ts';
import { probeTools } from './tools.ts';
import { findSourceBuilds, probePaths, probeUvLock } from './uv-lock.ts';
import { probePythonVersion } from './version.ts';
import { probeWorkspace } from './workspace.ts';

/** What is in a folder with a Python project, by its manifest and the files beside it. */
export interface PythonProject {
  readonly facts: readonly Fact[];
  /** Absent when it is none. */
  readonly found?: PythonFound;
}

interface Known {
  readonly wanted?: readonly string[] | undefined;
  readonly record?: ProjectRecord | undefined;
}

/**
 * Looks for a Python project, or for members of the uv workspace whose root the folder is: those
 * that are wanted, or else all where the root is no project itself.
 *
 * @param known the members that are wanted, and the record of an earlier run
 */
export function probePython(
  folder: Folder,
  tree: Tree,
  { wanted = [], record }: Known = {},
): PythonProject {
  const workspace = probeWorkspace(folder, tree);
  const isAll = wanted.includes('*') || (wanted.length === 0 && workspace.isVirtual);
  const members = isAll ? workspace.members : wanted;
  const { facts, packages } =
    members.length === 0
      ? probeProject(folder, tree)
      : probeMembers(folder, tree, { members, isAll }, probeProject);
  if (packages === undefined) return { facts: [...facts, ...workspace.facts] };
  const lock = readUvLock(folder);
  const { named, nativePackages } = packages;
  const ownVersions = findOwnVersions(folder, lock, record);
  const found = {
    ...findNativeLibraries(folder, named),
    nativePackages,
    ...(lock === undefined ? {} : findSourceBuilds(lock)),
    ...(ownVersions.length === 0 ? {} : { ownVersions }),
  };
  const known = new Set(facts.map(({ id }) => id));
  const more = workspace.facts.filter(({ id }) => !known.has(id));
  const all = [...facts, ...neededFacts('python', found), ...more];
  const locked = lock === undefined ? probePaths(folder, tree) : probeUvLock(lock, all);
  return { facts: [...all, ...locked], found };
}

function probeProject(folder: Folder, tree: Tree): InspectedProject {
  const manifest = readToml(folder, 'pyproject.toml');
  const manager = probeManager(folder, manifest);
  const requirements = findRequirements(folder);
  if (manager.length === 0 && manifest === undefined && requirements === undefined)
    return { facts: looseFacts(folder, tree) };
  const setup = readSetupFiles(folder);
  const tested = probeTestedVersions(folder, manifest);
  const isPoetry = manifest !== undefined && manager[0]?.value === 'poetry';
  // Poetry has a constraint of its own.
  const version = isPoetry
    ? probePythonVersion(folder, manifest)
    : probePythonVersion(
        folder,
        manifest,
        setup.requiresPython,
        manager.length === 0 ? undefined : tested[0],
      );
  const named = namedPackages(folder, manifest, setup, requirements?.lines ?? []);
  const hasTools = manifest?.get('project') !== undefined || requirements !== undefined;
  const poetry = isPoetry ? probePoetry(folder, manifest, pinned(version)) : undefined;
  const facts = [
    ...manager,
    ...(manifest === undefined ? [] : probeManifest(manifest)),
    ...(manifest === undefined ? [] : rustFacts(manifest, folder.has('Cargo.lock'))),
    ...setupFacts(manifest, setup),
    ...version,
    ...(hasTools && !isPoetry ? probeTools(folder, manifest, requirements?.lines ?? []) : []),
    ...(requirements === undefined ? [] : probeRequirements(requirements)),
    ...(poetry?.facts ?? []),
    ...tested,
    ...probeGroups(folder, manifest, setup),
    ...probeLayout(folder, tree, manifest, setup),
    ...probeToolLists(folder, manifest, named),
  ];
  return { facts, packages: { named, nativePackages: poetry?.nativePackages ?? [] } };
}

/** Of code without a manifest. */
function looseFacts(folder: Folder, tree: Tree): Fact[] {
  return [
    ...probePythonVersion(folder, undefined),
    ...(tree.pythonFolders.has('.')
      ? probeLayout(folder, tree, undefined, readSetupFiles(folder))
      : []),
  ];
}

/** Name and Python of a project whose pyproject.toml does not say them. */
function setupFacts(manifest: TomlFile | undefined, setup: SetupFiles): Fact[] {
  if (manifest?.get('project') !== undefined || manifest?.get('tool', 'poetry') !== undefined)
    return [];
  const { name, requiresPython } = setup;
  return [
    ...(name !== undefined && /^[A-Za-z0-9][\w.-]*$/.test(name.text)
      ? [fact('project-name', name.text, name.place.file, name.place.line)]
      : []),
    ...(requiresPython === undefined
      ? []
      : [
          fact(
            'requires-python',
            requiresPython.text,
            requiresPython.place.file,
            requiresPython.place.line,
          ),
        ]),
  ];
}

/** A version that is given before Poetry's own constraint is asked. */
function pinned(facts: readonly Fact[]): string | undefined {
  const version = facts.find(({ id }) => id === 'python-version')?.value;
  return typeof version === 'string' ? version : undefined;
}
