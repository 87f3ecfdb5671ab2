/** Flakes in the shapes that others write them: what is right about them is not told to be wrong. */
import { describe, expect, it } from 'vitest';
import { git } from './cli.ts';
import { found, today } from './doctor-folder.ts';

interface Input {
  readonly from: string;
  readonly ref?: string;
  readonly inputs?: Readonly<Record<string, string | readonly string[]>>;
  readonly days?: number;
}

/** A flake.lock as Nix writes it; `_` in a name makes it an input of an input. */
function locked(inputs: Readonly<Record<string, Input>>): string {
  const nodes = Object.entries(inputs).map(([name, { from, ref, inputs: own, days = 5 }]) => {
    const [owner, repo] = from.split('/');
    const source = { owner, repo, type: 'github' };
    return [
      name,
      {
        ...(own && { inputs: own }),
        locked: { ...source, lastModified: today - days * 86_400, rev: 'a'.repeat(40) },
        original: { ...source, ...(ref === undefined ? {} : { ref }) },
      },
    ];
  });
  const names = Object.keys(inputs).filter((name) => !name.includes('_'));
  const root = { inputs: Object.fromEntries(names.map((name) => [name, name])) };
  const all = { ...Object.fromEntries(nodes), root };
  return JSON.stringify({ nodes: all, root: 'root', version: 7 });
}

const stable: Input = { from: 'NixOS/nixpkgs', ref: 'nixos-26.05' };
const unstable: Input = { from: 'NixOS/nixpkgs', ref: 'nixos-unstable' };
const follows = { nixpkgs: ['nixpkgs'] };

const parts = `{
  description = "inputs = { not.url = \\"x\\"; };";
  inputs.nixpkgs.url = "https://flakehub.com/f/NixOS/nixpkgs/0.2605.tar.gz";
  inputs.flake-parts.url = "github:hercules-ci/flake-parts";
  inputs.flake-parts.inputs.nixpkgs-lib.follows = "nixpkgs";
  inputs.treefmt-nix = { url = "github:numtide/treefmt-nix"; inputs.nixpkgs.follows = "nixpkgs"; };
  outputs = inputs: inputs.flake-parts.lib.mkFlake { inherit inputs; } {
    systems = [ "x86_64-linux" "aarch64-darwin" ];
    imports = [ ./dev/shell.nix ./modules ];
    perSystem = { config, pkgs, ... }: { formatter = pkgs.nixfmt; service.url = "http://a"; };
  };
}
`;

const crane = `{
  inputs = {
    nixpkgs = { url = "github:NixOS/nixpkgs/nixos-unstable"; };
    crane.url = "github:ipetkov/crane";
    advisory-db = {
      url = "github:rustsec/advisory-db";
      flake = false;
    };
  };
  outputs = { nixpkgs, crane, ... }: let
    craneLib = crane.mkLib nixpkgs.legacyPackages.x86_64-linux;
    commonArgs = { src = craneLib.cleanCargoSource ./.; LD_LIBRARY_PATH = "/x"; };
  in { checks.x86_64-linux.a = craneLib.buildPackage commonArgs; };
}
`;

const naersk = `{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    naersk.url = "github:nix-community/naersk";
  };
  outputs = { nixpkgs, naersk, ... }: { packages.x86_64-linux.default = 1; };
}
`;

const devenv = `{
  inputs = {
    nixpkgs.url = "github:cachix/devenv-nixpkgs/rolling";
    devenv.url = "github:cachix/devenv";
    devenv.inputs.nixpkgs.follows = "nixpkgs";
  };
  nixConfig = { extra-substituters = "https://devenv.cachix.org"; };
  outputs = { nixpkgs, devenv, ... } @ inputs: {
    devShells.x86_64-linux.default = devenv.lib.mkShell { modules = [ { languages.python.enable = true; } ]; };
  };
}
`;

const poetry2nix = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-24.05";
  inputs.poetry2nix = { url = "github:nix-community/poetry2nix"; inputs.nixpkgs.follows = "nixpkgs"; };
  outputs = { self, nixpkgs, poetry2nix }: {
    packages.x86_64-linux.default = mkPoetryApplication {
      overrides = defaultPoetryOverrides.extend (self: super: { a = super.a.override { preferWheel = true; }; });
      makeWrapperArgs = [ "--set LD_LIBRARY_PATH /x" ];
    };
  };
}
`;

const uv2nix = `{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    pyproject-nix = { url = "github:pyproject-nix/pyproject.nix"; inputs.nixpkgs.follows = "nixpkgs"; };
    uv2nix = {
      url = "github:pyproject-nix/uv2nix";
      inputs.pyproject-nix.follows = "pyproject-nix";
      inputs.nixpkgs.follows = "nixpkgs";
    };
  };
  outputs = { nixpkgs, ... }: let
    run = pkgs.writeShellScriptBin "run" ''
      export LD_LIBRARY_PATH=/x
      exec python "$@"
    '';
  in { devShells.x86_64-linux.default = pkgs.mkShell { packages = [ run ]; LD_LIBRARY_PATH = ""; }; };
}
`;

describe('flakes that are well', () => {
  it.each<[string, Record<string, string>]>([
    [
      'flake-parts, in several files',
      {
        'flake.nix': parts,
        'flake.lock': locked({
          nixpkgs: { from: 'NixOS/nixpkgs' },
          'flake-parts': {
            from: 'hercules-ci/flake-parts',
            inputs: { 'nixpkgs-lib': ['nixpkgs'] },
          },
          'treefmt-nix': { from: 'numtide/treefmt-nix', inputs: follows },
        }),
        'dev/shell.nix': '{ }',
        'modules/a.nix': '{ }',
        'old/shell.nix': '{ pkgs }: pkgs.mkShell { LD_LIBRARY_PATH = "/x"; }',
      },
    ],
    [
      'crane without follows',
      {
        'flake.nix': crane,
        'flake.lock': locked({
          nixpkgs: unstable,
          crane: { from: 'ipetkov/crane' },
          'advisory-db': { from: 'rustsec/advisory-db' },
        }),
        'Cargo.toml': '[package]\nname = "a"\nrust-version = "1.85"\n',
        'rust-toolchain.toml': '[toolchain]\nchannel = "stable"\n',
      },
    ],
    [
      'devenv',
      {
        'flake.nix': devenv,
        'flake.lock': locked({
          nixpkgs: { from: 'cachix/devenv-nixpkgs', ref: 'rolling' },
          devenv: { from: 'cachix/devenv', inputs: follows },
        }),
      },
    ],
    [
      'poetry2nix on an older nixpkgs',
      {
        'flake.nix': poetry2nix,
        'flake.lock': locked({
          nixpkgs: { from: 'NixOS/nixpkgs', ref: 'nixos-24.05' },
          poetry2nix: { from: 'nix-community/poetry2nix', inputs: follows },
        }),
      },
    ],
    [
      'uv2nix',
      {
        'flake.nix': uv2nix,
        'flake.lock': locked({
          nixpkgs: unstable,
          'pyproject-nix': { from: 'pyproject-nix/pyproject.nix', inputs: follows },
          uv2nix: { from: 'pyproject-nix/uv2nix', inputs: follows },
        }),
      },
    ],
    [
      'inputs in the arguments alone',
      {
        'flake.nix': '{ outputs = { self, nixpkgs }: { a.url = "x"; }; }\n',
        'flake.lock': locked({ nixpkgs: { from: 'NixOS/nixpkgs' } }),
      },
    ],
    [
      'inputs that follow one another in a circle',
      {
        'flake.nix': '{ outputs = { nixpkgs, ... }: { }; }\n',
        'flake.lock': JSON.stringify({
          nodes: { root: { inputs: { nixpkgs: ['a', 'nixpkgs'], a: ['nixpkgs'] } } },
          root: 'root',
          version: 7,
        }),
      },
    ],
  ])('%s', (_, files) => {
    expect(found(files).ids).toEqual([]);
  });
});

describe('flakes with something', () => {
  it('naersk without follows: a note', () => {
    const { code, ids } = found({
      'flake.nix': naersk,
      'flake.lock': locked({
        nixpkgs: unstable,
        naersk: { from: 'nix-community/naersk', inputs: { nixpkgs: 'nixpkgs_2' } },
        nixpkgs_2: unstable,
      }),
    });
    expect([code, ids]).toEqual([0, ['inputs-follow']]);
  });

  it('an address that was changed since it was locked', () => {
    const files = {
      'flake.nix': crane.replace('nixos-unstable', 'nixos-26.05'),
      'flake.lock': locked({
        nixpkgs: unstable,
        crane: { from: 'ipetkov/crane' },
        'advisory-db': { from: 'rustsec/advisory-db' },
      }),
    };
    const { ids, findings } = found(files);
    expect(ids).toEqual(['lock-out-of-step']);
    expect(findings[0].title).toBe('flake.lock has a different nixpkgs than flake.nix.');
  });

  it.each([
    [{ ...stable, days: 40 }, '`nix flake update nixpkgs`'],
    [{ from: 'NixOS/nixpkgs', ref: 'nixos-24.11', days: 400 }, 'name a newer one in flake.nix'],
  ])('an old nixpkgs, with what brings a newer one', (nixpkgs, cure) => {
    const { findings } = found({
      'flake.nix': '{ outputs = _: { }; }\n',
      'flake.lock': locked({ nixpkgs }),
    });
    expect(findings.map(({ id }: { id: string }) => id)).toEqual(['lock-old']);
    expect(findings[0].cure).toContain(cure);
  });

  it.each([4, 8])('a lock of version %i, which no Nix reads', (version) => {
    const files = {
      'flake.nix': '{ outputs = _: { }; }\n',
      'flake.lock': locked({ nixpkgs: stable }).replace('"version":7', `"version":${version}`),
    };
    expect(found(files).ids).toEqual(['lock-broken']);
  });

  it('names of today are a note where nixpkgs is older, and are not written into it', () => {
    const files = {
      'flake.nix': '{ outputs = _: [ pkgs.nixfmt-rfc-style pkgs.xorg.libX11 ]; }\n',
      'flake.lock': locked({ nixpkgs: { from: 'NixOS/nixpkgs', ref: 'nixos-25.05' } }),
    };
    const { code, ids, findings } = found(files);
    expect([code, ids]).toEqual([0, ['nixfmt-rfc-style', 'xorg']]);
    expect(findings.map(({ fixable }: { fixable: boolean }) => fixable)).toEqual([false, false]);
    expect(findings[1].title).toMatch(/^From nixos-26\.05 on: /);
  });

  it.each([
    ['in a hook of one line', `mkShell { shellHook = "export LD_LIBRARY_PATH=/x"; }`],
    ['in its env', 'mkShell { env.LD_LIBRARY_PATH = "/x"; }'],
    ['on two lines', 'mkShell {\n  LD_LIBRARY_PATH =\n    "/x";\n}'],
  ])('LD_LIBRARY_PATH of a shell, %s', (_, shell) => {
    const { ids } = found({ 'flake.nix': `{ outputs = _: pkgs.${shell}; }\n` });
    expect(ids).toEqual(['library-path-in-shell']);
  });
});

describe('files', () => {
  const flake = '{ outputs = _: import ./dev/shell.nix; }\n';

  it('git has to know what is imported, and nothing else', () => {
    const files = { 'flake.nix': flake, 'dev/shell.nix': '{ }', 'draft.nix': '{ }' };
    const { findings } = found(files, undefined, (folder) => git(folder, 'init', '--quiet'));
    expect(findings[0].evidence).toEqual([{ file: 'dev/shell.nix' }, { file: 'flake.nix' }]);
  });

  it('git that does not work is told of', () => {
    const files = { 'flake.nix': flake, '.git': 'gitdir: /nowhere\n' };
    expect(found(files).ids).toEqual(['git-unusable']);
  });

  it('broken ones are told of, beside the rest', () => {
    const { code, findings } = found({
      'flake.nix': '{ outputs = _: [ pkgs.nodePackages.a ]; }\n',
      'flake.lock': locked({ nixpkgs: stable }),
      'Cargo.toml': 'a = ',
      'uv.lock': '[[',
      '.nix-project.json': '{',
    });
    expect(code).toBe(4);
    const titles = findings.map(({ title }: { title: string }) => title.split(/[ :]/)[0]);
    expect(titles).toEqual(['.nix-project.json', 'Cargo.toml', 'uv.lock', 'nodePackages']);
  });

  it('that import one another are read once', () => {
    const { ids } = found({ 'flake.nix': flake, 'dev/shell.nix': 'import ../flake.nix' });
    expect(ids).toEqual([]);
  });
});
