import { hostSystem, nixSetup } from '../../../tools/host/nix-setup.ts';
import {
  checkOf,
  type DocumentedCommand,
  inShell,
} from '../../../tools/test/documented-command.ts';

const isOffline = (await nixSetup()).inputs === 'offline';

/** Every command of the generated README files, and a piece of what it prints. */
export const commands: readonly DocumentedCommand[] = [
  ['nix build', ['build'], /^/],
  ['nix flake check', ['flake', 'check'], /^/],
  ['nix fmt', ['fmt'], /^/],
  ['python -m pytest', inShell('python', '-m', 'pytest'), /passed/],
  [
    'PYTHONPATH=src python -m cuda_pytorch_starter',
    inShell('env', 'PYTHONPATH=src', 'python', '-m', 'cuda_pytorch_starter'),
    /^On (cpu|cuda): x=2\.00 y=-1\.00 radius=1\.50\n$/,
  ],
  ['uv pip list', inShell('uv', 'pip', 'list'), /^torch +\d/m],
  [
    `nix eval --raw .#devShells.${hostSystem()}.default.cudaCache`,
    ['eval', '--raw', `.#devShells.${hostSystem()}.default.cudaCache`],
    /public cache/,
  ],
  // The PyTorch of the offline nixpkgs is a build without CUDA, and this is how it is told.
  ['nix run .#verify', ['run', '.#verify'], /CPU/, isOffline ? 4 : 3],
  ['nix run .#verify -- --json', ['run', '.#verify', '--', '--json'], /^\{/, isOffline ? 4 : 3],
  ['nix run .#verify -- --allow-cpu', ['run', '.#verify', '--', '--allow-cpu'], /CPU/],
  ['nix build .#pytest-report', ['build', '.#pytest-report'], /^/],
  checkOf('requirements'),
];
