import {
  checkOf,
  type DocumentedCommand,
  inShell,
} from '../../../tools/test/documented-command.ts';

/** Every command of the generated README files, and a piece of what it prints. */
export const commands: readonly DocumentedCommand[] = [
  ['nix run', ['run'], /\.nix/],
  ['nix build', ['build'], /^/],
  ['nix flake check', ['flake', 'check'], /^/],
  ['nix fmt', ['fmt'], /^/],
  ['uv run pytest', inShell('uv', 'run', 'pytest'), /passed/],
  ['uv-starter', inShell('uv-starter'), /\.nix/],
  ['uv add requests', inShell('uv', 'add', 'requests'), /^/],
  ['uv lock --upgrade', inShell('uv', 'lock', '--upgrade'), /^/],
  ['nix build .#pytest-report', ['build', '.#pytest-report'], /^/],
  checkOf('tests'),
];
