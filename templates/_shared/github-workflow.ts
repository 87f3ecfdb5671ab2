import type { Answers } from '../../packages/create-nix-project/src/values.ts';

/** A binary cache that Nix reads from. */
export interface Substituter {
  /** Why it is there. */
  readonly comment: string;
  readonly url: string;
  readonly key: string;
}

/** GitHub's machine for each system: https://docs.github.com/actions/reference/runners/github-hosted-runners */
const runners: Readonly<Record<string, string>> = {
  'x86_64-linux': 'ubuntu-latest',
  'aarch64-linux': 'ubuntu-24.04-arm',
  'aarch64-darwin': 'macos-latest',
};

/** What only some templates have in their workflow. */
interface Parts {
  /** The package with the results of the tests, as junit.xml. */
  readonly testReport?: string | undefined;
  readonly substituters?: readonly Substituter[];
}

/** What the GitHub workflow, which all templates share, asks about a project. */
export function workflow(answers: Answers, { testReport, substituters = [] }: Parts) {
  // Where nobody is asked, the flake is for all of them.
  const systems = (answers.systems ?? Object.keys(runners)) as readonly string[];
  return {
    readsSubmodules: answers.submodules === true,
    testReport,
    substituters: [...substituters, ...ownCache(answers)],
    runners: [...new Set(systems)].map((system) => runners[system]),
  };
}

/** Cachix's action adds its cache by itself. */
function ownCache({ cache, cacheName, cacheUrl, cacheKey }: Answers): Substituter[] {
  if (cache !== 'attic' && cache !== 's3') return [];
  return [
    {
      comment: 'The builds of earlier runs.',
      url: cache === 'attic' ? `${cacheUrl}/${cacheName}` : String(cacheUrl),
      key: String(cacheKey),
    },
  ];
}
