import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostileText } from '../../test/hostile-text.ts';
import type { Folder } from '../read/folder.ts';
import type { NixStatus } from '../system/nix-status.ts';
import { printableLines } from '../text/printable.ts';
import { diagnose } from './diagnose.ts';
import { fixesOf, fixText } from './fix.ts';
import { parseFlakeLock } from './flake-lock.ts';
import type { ProjectState } from './state.ts';
import { findingsText } from './text.ts';

const quoted = JSON.stringify;

/** A folder with these files alone. */
function folderOf(files: Readonly<Record<string, string>>): Folder {
  return {
    readText: (path) => files[path],
    readHint: (path) => files[path],
    has: (path) => Object.hasOwn(files, path),
    list: () => [],
    names: () => ({ folders: [], files: [] }),
  };
}

/** A project in which everything is wrong, and every name is this text. */
function stateWith(name: string, nix: NixStatus): ProjectState {
  const nixpkgs = { owner: 'NixOS', repo: 'nixpkgs', lastModified: 1 };
  const nodes = {
    root: { inputs: { [name]: 'a', [`${name}2`]: 'b' } },
    a: { locked: nixpkgs, original: { ref: name } },
    b: { inputs: { [name]: 'c' } },
    c: { locked: nixpkgs },
  };
  const library = { neededBy: [name], sonames: [name], attribute: 'alsa-lib' };
  const code = [
    `inputs.${quoted(`${name}3`)}.url = "x";`,
    `pkgs.nixfmt-rfc-style pkgs.xorg.libX11 "x86_64-darwin" ${name}`,
    'allowUnfree = true; cudaSupport = true; python3;',
    ' LD_LIBRARY_PATH = "x";',
  ];
  return {
    folder: folderOf({
      'uv.lock': `[[package]]\nname = ${quoted(name)}\nsource = { registry = "x" }\nwheels = [{ url = "a-linux_x86_64.whl" }]`,
      'Cargo.toml': '[package]\nrust-version = "1.85"',
      'clippy.toml': 'msrv = "1.70"',
      'rust-toolchain.toml': '[toolchain]\nchannel = "1.70"',
    }),
    record: undefined,
    nixFiles: [
      { path: 'flake.nix', text: `{ ${code.join('\n')}` },
      { path: `nix/${name}`, text: code.join('\n') },
    ],
    lock: parseFlakeLock(JSON.stringify({ nodes, root: 'root', version: 7 })),
    git: { isRepository: true, untracked: [name], ignored: [name], problem: name },
    flakeProblems: [name],
    problems: [],
    environment: { LD_LIBRARY_PATH: `/nix/store/${name}` },
    nix,
    uvLock: undefined,
    uvWorkspace: undefined,
    nixSettings: { sandbox: 'false' },
    venv: { home: name, homeExists: false, pythonExists: false, version: name, release: name },
    userSites: [`/${name}/python3.13/`],
    driver: { inKernel: true, places: [name], libraries: [] },
    installed: {
      libraries: [{ ...library, source: 'scan' }],
      opened: [{ ...library, attribute: 'portaudio', source: 'dlopen' }],
      unknown: [{ neededBy: [name], soname: name }],
      tooNew: [{ path: name, package: name, soname: name, version: name, folder: name }],
    },
    platform: 'linux',
    now: Date.now(),
  };
}

const statuses = fc.oneof(
  fc.constant<NixStatus>({ state: 'ready', version: '2.34.8' }),
  fc
    .tuple(fc.constantFrom('too-old', 'failing', 'flakes-off'), hostileText)
    .map(([state, text]) => ({ state, version: text, reason: text }) as NixStatus),
);

// All of Cc but the tab and the line break, and what changes the order of letters.
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/;

it('nothing that it reads does anything to a terminal', () => {
  fc.assert(
    fc.property(hostileText, statuses, (name, nix) => {
      const state = stateWith(name, nix);
      const findings = diagnose(state);
      expect(findingsText(findings)).not.toMatch(control);
      const fixes = fixesOf(findings, state.nixFiles);
      expect(printableLines(fixText(fixes))).not.toMatch(control);
    }),
    { numRuns: 500 },
  );
});

it('such a project has nearly everything wrong', () => {
  const findings = diagnose(stateWith('\u001b[31m', { state: 'ready', version: '2.34.8' }));
  const ids = new Set(findings.map(({ id }) => id));
  for (const id of [
    ...['broken-file', 'git-unusable', 'untracked-files', 'ignored-files', 'inputs-follow'],
    ...['lock-out-of-step', 'lock-old', 'nixfmt-rfc-style', 'xorg', 'unsupported-system'],
    ...['libraries-missing', 'libraries-opened', 'libraries-unknown', 'c-library-old'],
    ...['library-path-in-shell', 'library-path-set', 'venv-stale', 'wheel-no-hash'],
    ...['wheel-linux-tag', 'msrv-clippy', 'msrv-toolchain', 'driver-library', 'nix-sandbox'],
  ])
    expect(ids, id).toContain(id);
});
