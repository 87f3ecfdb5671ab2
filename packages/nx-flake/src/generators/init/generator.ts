/** `nx g nx-flake:init`: registers the plugin, and adds Nix to a project. */
import { relative } from 'node:path';
import process from 'node:process';
import type { GeneratorCallback, Tree } from 'nx/src/devkit-exports';
import {
  allQuestions,
  finishNix,
  planNix,
  warningText,
} from '../../../../create-nix-project/src/for-nx-flake/index.ts';
import { answersOf } from './answers.ts';
import { refuseLonelyAnswers, typedOptions } from './command-line.ts';
import { forNx } from './error.ts';
import { currentFolder, findProject } from './find-project.ts';
import { checkTargetName, registerPlugin } from './nx-json.ts';
import { addedText, registeredText } from './report.ts';
import { pendingIn, writeInto } from './tree.ts';

/** What `init.schema.json` has beside the questions of the templates. */
interface Options {
  readonly project?: string;
  readonly template?: string;
  readonly git?: boolean;
  readonly lock?: boolean;
  readonly [question: string]: unknown;
}

/**
 * Plans everything before the first change: when it throws, nothing is in the tree.
 *
 * @returns what is to be done when the files are written; Nx leaves it out of a dry run
 * @throws {Error} for Nx, with a message for the user and without a stack
 */
export default async function init(tree: Tree, options: Options): Promise<GeneratorCallback> {
  try {
    return options.project === undefined
      ? registerAlone(tree)
      : await addNix(tree, options.project, options);
  } catch (error) {
    throw forNx(error);
  }
}

function registerAlone(tree: Tree): GeneratorCallback {
  const given = typedOptions(process.argv.slice(2));
  refuseLonelyAnswers(given, allQuestions());
  tree.write('nx.json', registerPlugin(readNxJson(tree)));
  return () => console.log(registeredText);
}

async function addNix(tree: Tree, wanted: string, options: Options): Promise<GeneratorCallback> {
  const { template, git = true, lock = true } = options;
  const given = typedOptions(process.argv.slice(2));
  const project = await findProject(tree, wanted);
  const planned = await planNix({
    workspace: tree.root,
    root: project.root,
    template,
    answers: answersOf(options, allQuestions(), given),
    isInteractive: isInteractive(),
    pendingIn: (folder) => pendingIn(tree, folder),
  });
  for (const warning of planned.warnings) console.warn(warningText(warning));
  const nxJson = registerPlugin(readNxJson(tree));
  const check = `${project.name}:${checkTargetName(nxJson)}`;
  tree.write('nx.json', nxJson);
  writeInto(tree, project.root, planned.files);
  return async () => {
    const created = await finishNix(planned, { git, lock, progress });
    const place = relative(currentFolder(tree), created.target) || '.';
    console.log(await addedText(created, { place, wanted, check }));
  };
}

function readNxJson(tree: Tree): string {
  return tree.read('nx.json', 'utf8') ?? '';
}

/** As Nx itself decides it, and the command. */
function isInteractive(): boolean {
  const { NX_INTERACTIVE, CI } = process.env;
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  return isTerminal && NX_INTERACTIVE === 'true' && CI !== 'true';
}

/** Tells people at a terminal what takes a while. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${text} …\n`);
}
