import {
  checkOf,
  type DocumentedCommand,
  inShell,
} from '../../../tools/test/documented-command.ts';
import { poetry } from '../../../tools/test/poetry.ts';

/** Every command of the generated README files, and a piece of what it prints. */
export const commands: readonly DocumentedCommand[] = [
  ['nix run', ['run'], /\.nix/],
  ['nix build', ['build'], /^/],
  ['nix flake check', ['flake', 'check'], /^/],
  ['nix fmt', ['fmt'], /^/],
  ['nix run .#test', ['run', '.#test'], /passed/],
  ['nix run .#lint', ['run', '.#lint'], /All checks passed/],
  ['nix run .#ci', ['run', '.#ci'], /All set![^]*passed/],
  ['pytest', inShell('pytest'), /passed/],
  ['poetry2nix-starter', inShell('poetry2nix-starter'), /\.nix/],
  ['poetry run pytest', inShell('poetry', 'run', 'pytest'), /passed/],
  ['poetry add --lock httpx', inShell(...poetry, 'add', '--lock', 'httpx'), /Writing lock/],
  ['poetry update --lock', inShell(...poetry, 'update', '--lock'), /Resolving/],
  ['nix build .#pytest-report', ['build', '.#pytest-report'], /^/],
  checkOf('tests'),
];
