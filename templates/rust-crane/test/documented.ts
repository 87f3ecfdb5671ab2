import {
  checkOf,
  type DocumentedCommand,
  inShell,
} from '../../../tools/test/documented-command.ts';

/** Every command of the generated README files, and a piece of what it prints. */
export const commands: readonly DocumentedCommand[] = [
  ['nix run', ['run'], /^Hello, world!\n/],
  ['nix build', ['build'], /^/],
  ['nix flake check', ['flake', 'check'], /^/],
  ['nix fmt', ['fmt'], /^/],
  ['cargo nextest run', inShell('cargo', 'nextest', 'run'), /^/],
  ['nix develop .#msrv', ['develop', '.#msrv', '--command', 'rustc', '--version'], /^rustc 1\.85/],
  ['nix build .#nextest-report', ['build', '.#nextest-report'], /^/],
  ['nix build .#receipts', ['build', '.#receipts'], /^/],
  ['nix run .#receipts verify result', ['run', '.#receipts', 'verify', 'result'], /are valid/],
  checkOf('nextest'),
];
