import { formatterPaths } from './releases.ts';
import type { File, Tree } from './tree.ts';

/** What somebody does to a project that was generated. */
export interface Edit {
  readonly name: string;
  /** It changes lines that a later version of the synthetic templates changes, too. */
  readonly meetsTemplate?: true;
  /** Does nothing where its file is not there, as after another edit. */
  readonly apply: (tree: Map<string, File>) => void;
}

/** The project after the edits, one after the other. */
export function edited(tree: Tree, edits: readonly Edit[]): Tree {
  const copy = new Map(tree);
  for (const { apply } of edits) apply(copy);
  return copy;
}

function change(path: string, how: (text: string) => string) {
  return (tree: Map<string, File>): void => {
    const file = tree.get(path);
    if (file !== undefined) tree.set(path, { ...file, text: how(file.text) });
  };
}

function add(tree: Map<string, File>, path: string, text: string): void {
  tree.set(path, { text, executable: false });
}

function rename(tree: Map<string, File>, from: string, to: string): void {
  const file = tree.get(from);
  if (file === undefined) return;
  tree.delete(from);
  tree.set(to, file);
  const name = (path: string) => `./${path.slice('nix/'.length)}`;
  for (const end of [';', ' parts;'])
    change('nix/default.nix', (text) =>
      text.replace(`${name(from)}${end}`, `${name(to)}${end} # mine`),
    )(tree);
}

/** The file that lists the checks, and the folder of checks as seen from it. */
function listOfChecks(tree: Tree): [string, string] {
  if (tree.has('nix/checks.nix')) return ['nix/checks.nix', './checks/'];
  const own = 'nix/checks/default.nix';
  return tree.has(own) ? [own, './'] : ['nix/default.nix', './checks/'];
}

type Lock = Readonly<Record<'nodes', Record<string, Record<string, object>>>>;

function changeLock(how: (lock: Lock) => void) {
  return change('flake.lock', (text) => {
    const lock = JSON.parse(text);
    how(lock);
    return `${JSON.stringify(lock, null, 2)}\n`;
  });
}

const aCheck = '# mine\n{ runCommand }:\nrunCommand "mine" { } "touch $out"\n';
const firstOfList = /^\[\n(?: {2}pkgs\..*\n)?/m;

/** Things that owners of projects do. What they add has “mine” in it. */
export const edits: readonly Edit[] = [
  {
    name: 'a program in a list',
    apply: change('nix/programs.nix', (text) =>
      text.replace(firstOfList, '$&  pkgs.coreutils # mine\n'),
    ),
  },
  {
    name: 'a library in a list',
    apply: change('nix/libraries.nix', (text) =>
      text.replace(firstOfList, '$&  pkgs.coreutils # mine\n'),
    ),
  },
  {
    name: 'another description',
    apply: change('flake.nix', (text) =>
      text.replace(/description = ".*";/, 'description = "mine: a description";'),
    ),
  },
  {
    name: 'a system less',
    apply: change('flake.nix', (text) => text.replace(/ *"aarch64-darwin"\n/, '')),
  },
  {
    name: 'comments',
    apply: (tree) => {
      change('nix/shell.nix', (text) =>
        text.replace(/.*mkShell \{\n/, '$&  # mine: in the middle\n'),
      )(tree);
      change('nix/README.md', (text) => `${text}\nmine: at the end\n`)(tree);
    },
  },
  {
    name: 'a file of its own, and its import',
    apply: (tree) => {
      add(tree, 'nix/mine.nix', aCheck);
      change('nix/default.nix', (text) =>
        // Away from the line of the formatter, which the template changes.
        text
          .replace(/^ {2}\{\n/m, '$&    mine = call ./mine.nix; # mine\n')
          .replace(/^ {2}parts = \{\n/m, '$&    mine = pkgs.callPackage ./mine.nix { }; # mine\n'),
      )(tree);
    },
  },
  {
    name: 'a check',
    apply: (tree) => {
      const [list, folder] = listOfChecks(tree);
      add(tree, 'nix/checks/mine.nix', aCheck);
      const how = list === 'nix/checks.nix' ? 'pkgs.callPackage' : 'call';
      const rest = list === 'nix/checks.nix' ? ' { }' : '';
      change(list, (text) =>
        text.replace(
          /^(?: *checks = |in\n)\{\n/m,
          `$&      mine = ${how} ${folder}mine.nix${rest}; # mine\n`,
        ),
      )(tree);
    },
  },
  {
    name: 'an input of the flake',
    apply: (tree) => {
      change('flake.nix', (text) =>
        text.replace(
          /^ {2}outputs =/m,
          '  inputs.mine = {\n    url = "github:me/mine";\n    flake = false; # mine\n  };\n\n$&',
        ),
      )(tree);
      changeLock(({ nodes }) => {
        const original = { owner: 'me', repo: 'mine', type: 'github' };
        const locked = {
          ...original,
          rev: '7'.repeat(40),
          narHash: 'sha256-mine',
          lastModified: 7,
        };
        Object.assign(nodes, { mine: { flake: false, locked, original } });
        Object.assign(nodes.root?.inputs ?? {}, { mine: 'mine' });
      })(tree);
    },
  },
  {
    name: 'the pins of `nix flake update`',
    apply: changeLock(({ nodes }) => {
      for (const { locked } of Object.values(nodes))
        if (locked !== undefined) Object.assign(locked, { rev: '9'.repeat(40), lastModified: 9 });
    }),
  },
  {
    name: 'another release of nixpkgs',
    meetsTemplate: true,
    apply: (tree) => {
      change('flake.nix', (text) => text.replace('nixos-26.05', 'nixos-unstable'))(tree);
      changeLock(({ nodes }) => {
        const { locked = {}, original = {} } = nodes.nixpkgs ?? {};
        Object.assign(locked, { rev: '8'.repeat(40) });
        Object.assign(original, { ref: 'nixos-unstable' });
      })(tree);
    },
  },
  {
    name: 'a step of the workflow',
    apply: change('.github/workflows/nix.yml', (text) =>
      text.replace(/^( *)- run: nix flake check.*\n/m, '$&$1- run: echo mine\n'),
    ),
  },
  {
    name: 'no workflow',
    apply: (tree) => {
      tree.delete('.github/workflows/nix.yml');
    },
  },
  {
    name: 'a check less',
    apply: (tree) => {
      const [list] = listOfChecks(tree);
      for (const name of ['lint', 'doc']) {
        tree.delete(`nix/checks/${name}.nix`);
        change(list, (text) => text.replace(new RegExp(`.*/${name}\\.nix;\\n`), ''))(tree);
      }
    },
  },
  {
    name: 'a generated file under another name',
    apply: (tree) => rename(tree, 'nix/source.nix', 'nix/project-files.nix'),
  },
  {
    name: 'another name for the file that the template renames',
    meetsTemplate: true,
    apply: (tree) => {
      for (const name of ['formatter', 'format-files', 'tools/format-files'])
        rename(tree, `nix/${name}.nix`, 'nix/fmt.nix');
    },
  },
  {
    name: 'another name for the file that the template drops',
    apply: (tree) => rename(tree, 'nix/hints.md', 'docs/hints.md'),
  },
  {
    name: 'the file that the template renames',
    apply: (tree) => {
      for (const path of formatters)
        change(path, (text) => text.replace(/ *on-unmatched = .*(?=\r?\n)/, '$& # mine'))(tree);
    },
  },
  {
    name: 'line ends of Windows in the file that the template renames',
    apply: (tree) => {
      for (const path of formatters)
        change(path, (text) => text.replaceAll(/\r?\n/g, '\r\n'))(tree);
    },
  },
  {
    name: 'executable files',
    apply: (tree) => {
      for (const path of [...formatters, 'nix/README.md']) {
        const file = tree.get(path);
        if (file !== undefined) tree.set(path, { ...file, executable: true });
      }
    },
  },
  {
    name: 'lines of .gitignore',
    apply: change('.gitignore', (text) => `${text}/mine/\n`),
  },
  {
    name: 'lines of .envrc',
    apply: change('.envrc', (text) => `${text}export MINE=mine\n`),
  },
  {
    name: 'starters',
    apply: (tree) => {
      change('README.md', (text) => `${text}\nmine\n`)(tree);
      tree.delete('tests/test_files.py');
      tree.delete('deny.toml');
    },
  },
  {
    name: 'a line that the template changes',
    meetsTemplate: true,
    apply: change('nix/shell.nix', (text) => text.replace(/^# .*/, '# mine: the first line')),
  },
  {
    name: 'all of a file',
    meetsTemplate: true,
    apply: change('nix/README.md', () => '# mine\n\nmine: all of it\n'),
  },
  {
    name: 'a file that the template brings later',
    meetsTemplate: true,
    apply: (tree) => add(tree, '.editorconfig', 'root = true # mine\n'),
  },
];

/** Where the versions have it. */
const formatters = Object.values(formatterPaths);
