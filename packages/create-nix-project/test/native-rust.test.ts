import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, testFolder } from './cli.ts';

const registry = 'source = "registry+index"\n';
const locked = (name: string, version: string, ...edges: string[]) =>
  `[[package]]\nname = "${name}"\nversion = "${version}"\n${name === 'tool' ? '' : registry}dependencies = ${JSON.stringify(edges)}\n\n`;

const files = {
  'Cargo.toml':
    '[package]\nname = "tool"\nversion = "1.0.0"\nedition = "2021"\n\n[dependencies]\nx11 = { version = "2", features = ["xrandr"] }\n',
  'src/lib.rs': '',
  'Cargo.lock': [
    'version = 4\n\n',
    locked('alsa-sys', '0.3.1', 'pkg-config'),
    locked('cmake', '0.1.0'),
    locked('gstreamer-sys', '0.25.0', 'system-deps'),
    locked('libz-sys', '1.1.0', 'cmake', 'pkg-config'),
    locked('llvm-sys', '181.2.0'),
    locked('openssl-src', '300.0.0'),
    locked('openssl-sys', '0.9.0', 'openssl-src', 'pkg-config'),
    locked('pkg-config', '0.3.0'),
    locked('system-deps', '7.0.0', 'pkg-config'),
    locked(
      'tool',
      '1.0.0',
      'alsa-sys',
      'gstreamer-sys',
      'libz-sys',
      'llvm-sys',
      'openssl-sys',
      'x11',
    ),
    locked('x11', '2.21.0', 'pkg-config'),
  ].join(''),
};

test('what the crates of Cargo.lock need goes into the Nix files, with their names', () => {
  const folder = testFolder(files);
  const { code, stderr } = cli(folder, ['--yes', '--no-git', '--no-lock']);
  expect([code, stderr]).toEqual([0, '']);
  const text = (name: string) => readFileSync(join(folder, 'nix', name), 'utf8');
  expect(text('libraries.nix')).toMatchInlineSnapshot(`
    "# Native libraries that crates link to: https://search.nixos.org/packages
    #
    # A crate that looks for them with pkg-config needs \`pkgs.pkg-config\` in programs.nix.
    { pkgs }:
    [
      pkgs.gst_all_1.gstreamer # gstreamer-sys
      pkgs.libffi # llvm-sys
      pkgs.libxml2 # llvm-sys
      pkgs.ncurses # llvm-sys
      pkgs.openssl # openssl-sys
      pkgs.zlib # libz-sys, llvm-sys
    ]
    ++ pkgs.lib.optionals pkgs.stdenv.hostPlatform.isLinux [
      pkgs.alsa-lib # alsa-sys
      pkgs.libx11 # x11
      pkgs.libxrandr # x11
    ]
    "
  `);
  expect(text('programs.nix')).toMatchInlineSnapshot(`
    "# Programs that the build runs, in the dev shell too: https://search.nixos.org/packages
    { pkgs }:
    [
      pkgs.cmake # libz-sys
      pkgs.pkg-config # alsa-sys, gstreamer-sys, libz-sys, openssl-sys and 1 more
    ]
    "
  `);
  expect(text('environment.nix')).toMatchInlineSnapshot(`
    "# Variables that the build scripts of crates read, in the dev shell too.
    { pkgs }:
    {
      LLVM_SYS_181_PREFIX = "\${pkgs.llvmPackages_18.llvm.dev}"; # llvm-sys
      OPENSSL_NO_VENDOR = "1"; # openssl-sys
    }
    "
  `);
  expect(text('rust.nix')).toContain('\n  }\n  // parts.environment;\n');
  expect(text('shell.nix')).toContain('  env = parts.environment;\n');
});

test('a project without native needs has no such file', () => {
  const folder = testFolder({ ...files, 'Cargo.lock': locked('tool', '1.0.0') });
  expect(cli(folder, ['--yes', '--no-git', '--no-lock']).code).toBe(0);
  expect(() => readFileSync(join(folder, 'nix/environment.nix'))).toThrow('ENOENT');
});

test('what is not known about the libraries is said, in the output and as a comment', () => {
  const lock = `${locked('strange-sys', '1.0.0', 'pkg-config')}${locked('pkg-config', '0.3.0')}${locked('tool', '1.0.0', 'strange-sys')}`;
  const lines = ({ 'Cargo.lock': text }: { 'Cargo.lock'?: string }) => {
    const { 'Cargo.lock': _, ...others } = files;
    const folder = testFolder({ ...others, ...(text === undefined ? {} : { 'Cargo.lock': text }) });
    const { stdout } = cli(folder, ['--yes', '--no-git', '--no-lock']);
    const written = readFileSync(join(folder, 'nix/libraries.nix'), 'utf8');
    return [stdout, written.replaceAll('\n# ', ' ')];
  };
  for (const text of lines({ 'Cargo.lock': lock }))
    expect(text).toContain('The libraries that these crates need are unknown: strange-sys.');
  for (const text of lines({}))
    expect(text).toContain(
      'There was no Cargo.lock, so the libraries of the crates were not looked up.',
    );
});

test.each([
  ['package = 1', 'Cargo.lock: “package” is not a list of tables.'],
  ['[[package]]\nname = "a"\n', 'Cargo.lock:1: the package a has no version.'],
  [
    '[[package]]\nname = "\\u001b[2J"\n',
    'Cargo.lock:1: a package has a name that is not valid for a crate.',
  ],
])('a lock that is broken is said to be: %j', (lock, message) => {
  const folder = testFolder({ ...files, 'Cargo.lock': lock });
  const { code, stderr } = cli(folder, ['--yes', '--no-git', '--no-lock']);
  expect([code, stderr.includes(message)], stderr).toEqual([1, true]);
});

test('two values for one variable are refused', () => {
  const folder = testFolder(files);
  const { code, stderr } = cli(folder, ['--yes', '--set=environment=A=1,A=2']);
  expect([code, stderr.includes('environment sets A twice')], stderr).toEqual([2, true]);
});
