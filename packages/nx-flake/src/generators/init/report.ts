import { realpathSync } from 'node:fs';
import {
  type Created,
  printable,
  type Report,
  reportOn,
  shellWord,
  table,
  topOfRepository,
} from '../../../../create-nix-project/src/for-nx-flake/index.ts';

/** What a person reads after the plugin was registered. */
export const registeredText = `
nx-flake is in nx.json: every folder with a flake.nix is a project.

Next:
  nx g nx-flake:init PROJECT   # adds Nix to a project, or to a folder`;

/** The project that Nix was added to. */
export interface Added {
  /** Its folder, from the one that one is in. */
  readonly place: string;
  /** How it was called on the command line. */
  readonly wanted: string;
  /** The task that checks its flake. */
  readonly check: string;
}

/** What a person reads after Nix was added. The files were listed by Nx. */
export async function addedText(created: Created, added: Added): Promise<string> {
  const report = await reportOn(created, added.place);
  const { remarks, flags } = report;
  const { plan, files } = created;
  const isChanged = files.some(({ state }) => state !== 'unchanged' && state !== 'kept');
  const nothing = `Nothing to do: ${printable(added.place)} already is what ${plan.template.id} generates for these answers.`;
  return [
    ...(isChanged ? [] : ['', nothing]),
    ...remarks,
    ...noRepository(created.target),
    '',
    'Next:',
    ...table(nextSteps(report, added)).map((step) => `  ${step}`),
    '',
    'The same again:',
    `  ${['nx g nx-flake:init', shellWord(added.wanted), ...flags, '--no-interactive'].join(' ')}`,
  ].join('\n');
}

function noRepository(target: string): string[] {
  return topOfRepository(realpathSync(target)) === undefined
    ? [
        '',
        'This workspace is not in a git repository, so Nix copies whole folders, with everything in them.',
      ]
    : [];
}

function nextSteps(
  { showToGit, checksRemark }: Pick<Report, 'showToGit' | 'checksRemark'>,
  { place, check }: Added,
): string[][] {
  const folder = shellWord(place);
  return [
    ...showToGit.map((command) => [command, '# Nix sees only what git tracks']),
    [`nx run ${shellWord(check)}`, `# ${checksRemark}`],
    [
      `${folder === '.' ? '' : `cd ${folder} && `}nix develop`,
      '# the tools, with everything installed',
    ],
  ];
}
