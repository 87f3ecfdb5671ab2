import { type Folder, openFolder } from '../read/folder.ts';
import { withPending } from '../read/pending.ts';
import { type Tree, walkTree } from '../read/walk.ts';
import { readRecord } from '../record/read-record.ts';
import type { Detected, Fact, Pending, Project, ProjectRecord } from '../values.ts';
import { probeContainers } from './containers.ts';
import { probeCuda } from './cuda.ts';
import { probeFrontEnd } from './front-end.ts';
import { findProjects } from './projects/index.ts';
import { probePython } from './python/index.ts';
import { requirementsFiles } from './python/requirements.ts';
import { probeWorkspaceAbove } from './python/workspace-above.ts';
import { probeRepository } from './repository.ts';
import { probeRust } from './rust/index.ts';
import { probeSurroundings } from './surroundings.ts';

const manifests = [
  'pyproject.toml',
  'Cargo.toml',
  'setup.py',
  'setup.cfg',
  ...requirementsFiles,
  'Pipfile',
];

/** What is known before the folder is looked at. */
interface Known {
  /** What others are about to write there. */
  readonly pending?: Pending | undefined;
  /** Members of the uv workspace in the folder that the project is. */
  readonly members?: readonly string[] | undefined;
}

/**
 * What is in the folder, each fact with the file and line it was read from. Nothing is executed.
 *
 * @throws {CliError} exit code 1 for a manifest or record that is broken or unreadable
 */
export function detect(path: string, { pending, members }: Known = {}): Detected {
  const place = [...probeRepository(path), ...probeWorkspaceAbove(path)];
  return detectIn(open(path, pending), place, members);
}

/** The projects in the folder and below. Unlike `detect`, it never throws for what is broken there. */
export function projectsIn(path: string, pending?: Pending): Project[] {
  const folder = open(path, pending);
  const hints = { ...folder, readText: folder.readHint };
  return findProjects(hints, walkTree(hints));
}

function open(path: string, pending: Pending | undefined): Folder {
  const folder = openFolder(path);
  return pending === undefined ? folder : withPending(folder, pending);
}

/** The same, of a folder that is open; `place` is where in a repository it is. */
export function detectIn(
  folder: Folder,
  place: readonly Fact[] = [],
  members?: readonly string[],
): Detected {
  const record = readRecord(folder);
  const tree = walkTree(folder);
  const projects = findProjects(folder, tree);
  const python = probePython(folder, tree, { record, wanted: members ?? recordedMembers(record) });
  const rust = probeRust(folder);
  const facts = [
    ...python.facts,
    ...rust.facts,
    ...surroundings(folder, place),
    ...languages(projects, tree),
    ...probeFrontEnd(folder, projects),
    ...probeContainers(folder, tree),
    ...probeCuda(folder, tree),
    ...unread(tree),
  ];
  return {
    project: manifests.some((name) => folder.has(name)) ? 'existing' : 'new',
    facts,
    found: {
      ...(python.found === undefined ? {} : { python: python.found }),
      ...(rust.found === undefined ? {} : { rust: rust.found }),
    },
    projects,
    ...(record === undefined ? {} : { record }),
  };
}

function recordedMembers(record: ProjectRecord | undefined): readonly string[] | undefined {
  const members = record?.answers.members;
  return Array.isArray(members) ? members : undefined;
}

/** Where a project is says more about GitHub than what is in it. */
function surroundings(folder: Folder, place: readonly Fact[]): Fact[] {
  const found = probeSurroundings(folder).filter(({ id }) => !place.some((told) => told.id === id));
  return [...found, ...place];
}

const languageNames = { python: 'Python', rust: 'Rust', node: 'JavaScript' } as const;

/** The languages of all projects, each with the first manifest, or else the folder, that says so. */
function languages(projects: readonly Project[], { pythonFolders }: Tree): Fact[] {
  const found = (['python', 'rust', 'node'] as const).flatMap((kind) => {
    const first = projects.find((project) => project.kind === kind);
    const [code] = kind === 'python' && projects.length === 0 ? pythonFolders : [];
    const place = first?.evidence[0] ?? (code === undefined ? undefined : { file: code });
    return place === undefined ? [] : [{ name: languageNames[kind], place }];
  });
  if (found.length === 0) return [];
  const evidence = found.map(({ place }) => place);
  return [{ id: 'languages', value: found.map(({ name }) => name), evidence }];
}

/** Where nothing was looked for, so that nobody takes silence for absence. */
function unread({ unread }: Tree): Fact[] {
  if (unread.length === 0) return [];
  const shown = unread.slice(0, 10);
  return [{ id: 'not-looked-into', value: shown, evidence: shown.map((file) => ({ file })) }];
}
