import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from '../../src/create/create.ts';
import { recordFile } from '../../src/record/file-name.ts';
import { unpackText } from '../../src/record/packed-text.ts';
import { parseFlags } from '../../src/terminal/flags.ts';
import { update } from '../../src/update/command.ts';
import { type Updated } from '../../src/update/updated.ts';
import { git } from '../cli.ts';
import type { Release } from './releases.ts';
import { readTree, type Tree, writeTree } from './tree.ts';

/** What `update` made of a project. */
export interface Outcome {
  readonly tree: Tree;
  readonly updated: Updated;
  /** Paths that git knows to have conflicts. */
  readonly unmerged: readonly string[];
}

/** The project's name is that of its folder. */
const folderName = 'my-app';

async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const parent = mkdtempSync(join(tmpdir(), 'history-'));
  try {
    mkdirSync(join(parent, folderName));
    return await use(join(parent, folderName));
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/** A new project with the default answers, as the command writes it. */
export function generate({ template, lockNodes }: Release): Promise<Tree> {
  return withFolder(async (workingFolder) => {
    const flags = parseFlags(
      ['--template', template.id, '--yes', '--no-lock', '--no-git'],
      [template],
    );
    const nothing = () => undefined;
    await create({
      ...{ flags, workingFolder, templates: [template], lockNodes, dialogue: undefined },
      ...{ progress: nothing, warn: nothing, show: nothing },
    });
    return readTree(workingFolder);
  });
}

/** In one shell and without samples of hooks, as it is done hundreds of times. */
const commitAll = `set -e
git init --quiet --template=
git -c core.autocrlf=false add --all --force
git -c user.name=test -c user.email=test@test commit --quiet --message 'All of it'`;

/** Commits the files in a repository of their own, and updates them. */
export function updateTree(
  tree: Tree,
  { template, lockNodes }: Release,
  ...args: string[]
): Promise<Outcome> {
  return withFolder(async (workingFolder) => {
    writeTree(workingFolder, tree);
    execFileSync('sh', ['-c', commitAll], { cwd: workingFolder, stdio: 'pipe' });
    const flags = parseFlags(['update', ...args], [template]);
    const updated = await update({
      ...{ flags, workingFolder, templates: [template], lockNodes, dialogue: undefined },
    });
    return { tree: readTree(workingFolder), updated, unmerged: unmergedPaths(workingFolder) };
  });
}

function unmergedPaths(folder: string): string[] {
  const lines = git(folder, 'ls-files', '--unmerged', '-z').split('\0').filter(Boolean);
  return [...new Set(lines.map((line) => line.slice(line.indexOf('\t') + 1)))].sort();
}

/** Of a project that nobody edited, what is recorded as generated, and the record. */
export function generatedPart(tree: Tree): Tree {
  const known = new Set([...releasedTree(tree.get(recordFile)?.text ?? '').keys()]);
  return new Map([...tree].filter(([path]) => known.has(path)));
}

/** The project of which this is the record, as far as it holds it. */
export function releasedTree(record: string): Tree {
  const generated: Record<string, string> = JSON.parse(record).generated;
  const texts = Object.entries(generated).map(
    ([path, packed]) => [path, unpackText(packed)] as const,
  );
  return new Map(
    [...texts, [recordFile, record] as const].map(([path, text]) => [
      path,
      { text, executable: false },
    ]),
  );
}
