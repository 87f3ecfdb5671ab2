import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flakeInputs } from './flake-inputs.ts';

const address = 'github:NixOS/nixpkgs/nixos-26.05';

it.each<[string, string, Record<string, string | undefined>]>([
  ['one after another', `inputs.nixpkgs.url = "${address}";`, { nixpkgs: address }],
  ['in a set', `inputs = { nixpkgs.url = "${address}"; };`, { nixpkgs: address }],
  [
    'in sets of sets',
    `inputs = { nixpkgs = { url = "${address}"; }; crane.url = "x"; };`,
    { nixpkgs: address, crane: 'x' },
  ],
  ['with a name in quotes', `inputs."nixpkgs".url = "${address}";`, { nixpkgs: address }],
  [
    'that have inputs of their own',
    `inputs.a = { url = "a"; inputs.nixpkgs.follows = "nixpkgs"; inputs.b.url = "c"; };`,
    { a: 'a' },
  ],
  [
    'that follow another',
    'inputs.a.follows = "b/c"; inputs.d.flake = false;',
    { a: undefined, d: undefined },
  ],
  [
    'behind other things and comments',
    `description = "{ a = 1; }"; # inputs.b.url = "c";\n/* inputs.d.url = "e"; */\nnixConfig = { extra-substituters = [ "a" "b" ]; };\ninputs.a.url = "x";`,
    { a: 'x' },
  ],
  ['but not of outputs', 'outputs = { self }: let b.url = "x"; in { }; inputs.a.url = "y";', {}],
  ['but not of what is no flake', 'inputs = import ./inputs.nix; )', {}],
])('reads inputs %s', (_, text, expected) => {
  expect(Object.fromEntries(flakeInputs(`{\n  ${text}\n}\n`))).toEqual(expected);
});

it('ends for any text', () => {
  const pieces = [
    '{',
    '}',
    ';',
    '=',
    '.',
    '"',
    "''",
    '/*',
    '*/',
    '#',
    '\n',
    ' ',
    'inputs',
    'a',
    'url',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, (given) => {
      expect(() => flakeInputs(given)).not.toThrow();
    }),
  );
  expect(flakeInputs('{ '.repeat(200_000)).size).toBe(0);
  for (const piece of ['/* ', "'' '", '"\\\\'])
    expect(flakeInputs(`{ ${piece.repeat(500_000)}`).size).toBe(0);
  expect(flakeInputs(`{ a = ${"'' ' ".repeat(50_000)}`).size).toBe(0);
});
