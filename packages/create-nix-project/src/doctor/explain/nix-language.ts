import type { Row } from './row.ts';

const manual = 'https://nix.dev/manual/nix/latest';

/** What poetry2nix makes of a package in poetry.lock that has a marker for each of its groups. */
const markersByGroup = /expected a string but found a set: \{ \w+ = "/;

/** Errors of Nix expressions. */
export const nixLanguageRows: readonly Row[] = [
  {
    id: 'nix-output-missing',
    title: 'The flake has no output of that name',
    patterns: [/flake '[^'\n]+' does not provide attribute '(?<attribute>[^'\n]+)'/],
    happened:
      'The command looked for `{attribute}` and its other possible names. The flake does not have it, or not for this system.',
    todo: [
      'List what it has: `nix flake show`.',
      'If only the system is missing, add it to the list of systems in `flake.nix`.',
      'If you have just written it, add its files to git: `git add --intent-to-add .`.',
    ],
    link: `${manual}/command-ref/new-cli/nix3-flake-show`,
  },
  {
    id: 'nix-current-system',
    title: 'A flake must not ask for the system it runs on',
    patterns: [/attribute 'currentSystem' missing/],
    happened:
      '`builtins.currentSystem` differs from machine to machine, so flakes do without it: evaluation is pure.',
    todo: [
      'List the systems, as the generated `flake.nix` does, and pass each one on: `nixpkgs.legacyPackages.${system}`.',
      'Only as an experiment: `nix build --impure`.',
    ],
    link: `${manual}/language/builtins.html#builtins-currentSystem`,
  },
  {
    id: 'nix-attribute-missing',
    title: 'A Nix set has no attribute of that name',
    patterns: [/attribute '(?<attribute>(?!currentSystem')[^'\n]+)' missing/],
    happened:
      'The set does not have `{attribute}`. In `pkgs`, the package has another name, was removed, or is newer than the locked nixpkgs.',
    todo: [
      'Look for its name: `nix search nixpkgs {attribute}`, or <https://search.nixos.org/packages>.',
      'A newer nixpkgs may have it: `nix flake update nixpkgs`.',
      'If an update removed it, restore the old lock: `git checkout flake.lock`.',
    ],
  },
  {
    id: 'nix-undefined-variable',
    title: 'A name is not defined in a Nix file',
    patterns: [/undefined variable '(?<name>[^'\n]+)'/],
    happened:
      'Nothing in the file defines `{name}`. The lines below the error show where it is used.',
    todo: [
      'If it is a package, add `{name}` to the arguments at the top of the file: `{ lib, {name} }:`.',
      'Otherwise write the set that has it in front, such as `pkgs.{name}` or `lib.{name}`.',
    ],
    link: `${manual}/language/scope`,
  },
  {
    id: 'nix-syntax',
    title: 'A Nix file cannot be read',
    patterns: [/syntax error, (?<problem>unexpected [^\n]+)/],
    happened: 'The file has a syntax error: {problem}. The mistake is there or shortly before.',
    todo: [
      'Look at the line below the error: often a `;` is missing at the end of the one before, or a bracket.',
      'The formatter shows the same error with more context: `nix fmt`.',
    ],
    link: `${manual}/language/syntax`,
  },
  {
    id: 'nix-infinite-recursion',
    title: 'A value depends on itself',
    patterns: [/infinite recursion encountered/],
    happened:
      'To compute a value, Nix needed that very value. Typical causes are `rec { x = x; }`, an overlay that uses `final` where it means `prev`, and modules whose `imports` depend on `config`.',
    todo: [
      'See how evaluation gets there: `nix flake check --show-trace`.',
      'In an overlay, take the package that you change from `prev`: `final: prev: { hello = prev.hello.override { }; }`.',
    ],
  },
  {
    id: 'nix-call-depth',
    title: 'A Nix function calls itself without end',
    patterns: [
      /stack overflow; max-call-depth exceeded/,
      /stack overflow \(possible infinite recursion\)/,
    ],
    happened: 'Functions called each other thousands of levels deep; a recursion has no end.',
    todo: ['See how evaluation gets there: `nix flake check --show-trace`.'],
  },
  {
    id: 'nix-argument-missing',
    title: 'A Nix function was called without one of its arguments',
    patterns: [/called without required argument '(?<argument>[^'\n]+)'/],
    happened:
      'A file or function asks for `{argument}` in its first line, but the caller passes nothing of that name. With `callPackage`, this means that nixpkgs has no such package.',
    todo: [
      'Look for the right name: <https://search.nixos.org/packages>.',
      'Or pass it on where the file is called: `callPackage ./file.nix { inherit {argument}; }`.',
    ],
    link: `${manual}/language/syntax#functions`,
  },
  {
    id: 'nix-argument-unexpected',
    title: 'A Nix function was called with an argument it does not take',
    patterns: [/called with unexpected argument '(?<argument>[^'\n]+)'/],
    happened:
      'A file or function does not list `{argument}` among the arguments in its first line.',
    todo: [
      'Add it there: `{ {argument}, … }:`, or leave it out in the call.',
      'For `outputs` in `flake.nix`: list each input, or end with `...`.',
    ],
    link: `${manual}/language/syntax#functions`,
  },
  {
    id: 'poetry2nix-markers',
    title: 'poetry2nix cannot read this poetry.lock',
    patterns: [markersByGroup],
    happened:
      'Poetry 2 writes a marker for each group of a package, and poetry2nix, which is no longer developed, expects one for all.',
    todo: [
      'Lock with the Poetry of the dev shell, which is older: `poetry lock`, and `git add poetry.lock`.',
    ],
  },
  {
    id: 'nix-wrong-type',
    title: 'A Nix value has the wrong type',
    patterns: [
      /cannot coerce (?<found>an? [^\s:]+|null) to a string/,
      /expected (?:an? )?[\w ]{1,30} but found (?<found>an? [^\s:]+|null)/,
      /value is (?<found>an? [^\s:]+|null)(?:: [^\n]+)? while an? [\w ]{1,30} was expected/,
    ],
    unless: [markersByGroup],
    happened:
      'Nix found {found} where it expected something else. The lines around the error show where.',
    todo: [
      'Nix lists have no commas: put function calls in parentheses, `[ (f x) ]`.',
      'See where the value comes from: add `--show-trace` to the command.',
    ],
    link: `${manual}/language/types`,
  },
  {
    id: 'nix-pure-evaluation',
    title: 'A flake must not read files outside itself',
    patterns: [
      /access to absolute path '(?<path>[^'\n]+)' is forbidden in pure evaluation mode/,
      /cannot look up '(?<path><[^'\n]+>)' in pure evaluation mode/,
    ],
    happened:
      'The flake reads `{path}`, which is not among its files or inputs; on another machine it would be something else.',
    todo: [
      'Copy the file into the repository, `git add` it, and use a relative path.',
      'Instead of `<nixpkgs>`, use the input: `nixpkgs.legacyPackages.${system}`.',
      'Only as an experiment: `nix build --impure`.',
    ],
    link: `${manual}/language/evaluation`,
  },
  {
    id: 'nix-not-a-derivation',
    title: 'An output of the flake is not a package',
    patterns: [/flake attribute '(?<attribute>[^'\n]+)' is not a derivation/],
    happened: '`{attribute}` has to be something that Nix can build, but it is another value.',
    todo: [
      'See what it is: `nix eval .#{attribute}`.',
      'A command becomes a check with `pkgs.runCommand "name" { } "… && touch $out"`.',
    ],
    link: `${manual}/command-ref/new-cli/nix3-flake-check`,
  },
  {
    id: 'nix-import-from-derivation',
    title: 'The flake reads a file that has to be built first',
    patterns: [
      /cannot build '(?<path>[^'\n]+)' during evaluation because the option 'allow-import-from-derivation' is disabled/,
      /path '(?<path>[a-z0-9]{32}-[^'\n]+\.drv)' is not valid/,
    ],
    happened:
      'To evaluate the flake, Nix would have to build `{path}` (import from derivation), and this command builds nothing while it evaluates.',
    todo: [
      'Build it once, then evaluate: `nix flake check`, and then `nix flake check --no-build`.',
      'With `--all-systems`, it needs a builder for every system: check on one machine of each system.',
      'Better: commit the generated file, and read it from the repository.',
    ],
    link: `${manual}/language/import-from-derivation`,
  },
];
