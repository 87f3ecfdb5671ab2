/**
 * `npx tsx tools/record.ts`: runs the command and `nix flake check` in a new folder and draws what
 * they printed as docs/terminal.svg.
 */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { repository } from './host/cache.ts';
import { runOrThrow } from './host/run.ts';
import { runSession, type Step } from './record/session.ts';
import { terminalSvg } from './record/svg.ts';

const folder = await realpath(await mkdtemp(join(tmpdir(), 'record-')));
try {
  await runOrThrow('npx', ['nx', 'run', 'create-nix-project:build'], { cwd: repository });
  const steps = await runSession(folder, [
    'create-nix-project hello --template uv --yes',
    'cd hello && nix flake check',
  ]);
  const picture = join(repository, 'docs', 'terminal.svg');
  await mkdir(dirname(picture), { recursive: true });
  const title = 'create-nix-project writes a project, and nix flake check passes';
  await writeFile(picture, terminalSvg(title, steps.map(withoutMiddle)));
  process.stdout.write(`${picture}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Leaves out what Nix says of this machine's paths; a long list keeps its ends. */
function withoutMiddle({ command, output }: Step): Step {
  const lines = output.filter((line) => !/^warning|evaluated to|^ *[•→']|--all-systems/.test(line));
  const [first, last] = [7, 12];
  const left = output.length - first - last;
  if (lines.length <= first + last) return { command, output: lines };
  const gap = `  … ${left} more lines`;
  return { command, output: [...lines.slice(0, first), gap, ...lines.slice(-last)] };
}
