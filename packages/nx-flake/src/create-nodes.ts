import { basename, join, posix } from 'node:path';
import type { CreateNodesFunction } from 'nx/src/devkit-exports';
import { printable, recordFile } from '../../create-nix-project/src/for-nx-flake/index.ts';
import { type FlakeFile, readFlake, readOptional } from './flake-file.ts';
import { pluginOptions } from './options.ts';
import { pathInputs, reachedTrees } from './path-inputs.ts';
import { projectNames } from './project-names.ts';
import { recordedOutputs } from './recorded-outputs.ts';
import { nixSystem } from './system.ts';
import { flakeTargets } from './targets.ts';

/**
 * Gives every folder with a flake.nix its project and targets. Files are read, Nix is not started.
 *
 * @param files each flake.nix, from the root of the workspace
 * @param options of the plugin in nx.json
 * @throws {Error} one sentence when the options are wrong; a flake never makes it fail
 */
export const createNodesFromFlakes: CreateNodesFunction = (files, options, { workspaceRoot }) => {
  const { targetNames: names, nix } = pluginOptions(options);
  const system = nixSystem();
  const roots = files.map((file) => posix.dirname(file));
  const flakes = new Map(
    roots.map((root) => [root, readFlake(join(workspaceRoot, root, 'flake.nix'))]),
  );
  report(flakes);
  const inputsOf = remembered((root) => {
    // Nx may have been told to leave out a flake that is an input of others.
    const text = flakes.get(root)?.text ?? readFlake(join(workspaceRoot, root, 'flake.nix')).text;
    return pathInputs(text, root, workspaceRoot);
  });
  const ownNames = projectNames(roots, basename(workspaceRoot));
  return [...flakes].map(([root, { problem }]) => {
    const trees = reachedTrees(root, inputsOf);
    // Of other flakes nothing is known without asking Nix.
    const offered = recordedOutputs(readOptional(join(workspaceRoot, root, recordFile)));
    const project = {
      name: ownNames.get(root) ?? root,
      targets: flakeTargets({ root, trees, offered, names, nix, system }),
      metadata: {
        technologies: ['nix'],
        nixFlake: {
          // The dependencies of the graph, so that they need not be read again.
          pathInputs: inputsOf(root).map(({ flake }) => flake),
          ...(problem === undefined ? {} : { problem }),
        },
      },
    };
    return [posix.join(root, 'flake.nix'), { projects: { [root]: project } }];
  });
};

/** The same function, which answers a question once. */
function remembered<T>(answer: (question: string) => T): (question: string) => T {
  const answers = new Map<string, T>();
  return (question) => {
    const known = answers.get(question) ?? answer(question);
    answers.set(question, known);
    return known;
  };
}

/** One message for all flakes that have a problem. Standard output is for JSON. */
function report(flakes: ReadonlyMap<string, FlakeFile>): void {
  const lines = [...flakes].flatMap(([root, { problem }]) =>
    problem === undefined ? [] : `  ${printable(posix.join(root, 'flake.nix'))} ${problem}`,
  );
  if (lines.length === 0) return;
  console.error(
    ['nx-flake: Nix will refuse these, and their targets will fail:', ...lines].join('\n'),
  );
}
