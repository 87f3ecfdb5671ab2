import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { repository } from '../host/cache.ts';
import { freshCopy } from '../host/fresh-copy.ts';
import { nixCommand } from '../host/nix-command.ts';
import { hostSystem, nixSetup } from '../host/nix-setup.ts';
import { run, runOrThrow } from '../host/run.ts';

/** What was measured of the checks of examples/rust-inference. */
export interface RustFigures {
  /** Seconds of `nix flake check` when nothing is compiled, crates being there. */
  readonly empty: number;
  /** Seconds of it after a line in one crate has changed. */
  readonly edit: number;
  /** Crates of the registry that were compiled after that. */
  readonly recompiled: number;
  /** Seconds of one derivation that runs the same commands without artifacts, after that. */
  readonly oneDerivation: number;
}

/** What a flake with so many crates takes to evaluate. */
export interface Growth {
  readonly crates: number;
  readonly milliseconds: number;
  readonly derivations: number;
}

/**
 * Measures `nix flake check` on a copy of examples/rust-inference: from nothing, and after an edit
 * of one line, against a flake in which everything is one derivation.
 *
 * @throws when a check fails
 */
export async function measureRust(): Promise<RustFigures> {
  const folder = await freshCopy({
    folder: process.env.RI ?? join(repository, 'examples', 'rust-inference'),
  });
  try {
    await addOneDerivation(folder);
    // Its crates are downloaded before anything is measured.
    await nix(folder, ['build', '--no-link', '.#one-derivation.cargoVendorDir']);
    // A new value that every build depends on: nothing that was built before counts.
    await replace(folder, 'nix/rust.nix', '"aaaaaaaaaa"', `"${process.hrtime.bigint()}"`);
    await nix(folder, ['fmt']);
    const empty = await check(folder);
    await appendFile(join(folder, 'crates/cache/src/receipt.rs'), '\n// One more line.\n');
    const edit = await check(folder);
    const begin = performance.now();
    await nix(folder, ['build', '--no-link', '.#one-derivation']);
    const oneDerivation = (performance.now() - begin) / 1000;
    return {
      empty: empty.seconds,
      edit: edit.seconds,
      recompiled: edit.compiled.filter((crate) => !members.includes(crate)).length,
      oneDerivation,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const members = [
  'cache',
  'inference-cli',
  'inference-server',
  'model',
  'safetensors-to-gguf',
  'tensors',
];

async function check(folder: string): Promise<{ seconds: number; compiled: string[] }> {
  const begin = performance.now();
  const log = await nix(folder, ['flake', 'check', '--print-build-logs']);
  const seconds = (performance.now() - begin) / 1000;
  const lines = log.matchAll(/> +(?:Compiling|Checking) (\S+) v/g);
  return { seconds, compiled: [...lines].map(([, crate = '']) => crate) };
}

/** In the style of flakes that do not keep what was compiled: all commands in one build. */
async function addOneDerivation(folder: string): Promise<void> {
  const expression = `craneLib.mkCargoDerivation (removeAttrs commonArgs [ "CARGO_PROFILE_DEV_DEBUG" ] // {
      pname = "one-derivation";
      cargoArtifacts = null;
      doInstallCargoArtifacts = false;
      nativeBuildInputs = [ pkgs.cargo-nextest ];
      buildPhaseCargoCommand = ''
        export HOME=$(mktemp -d)
        cargo fmt --check
        cargo clippy --locked --workspace --all-targets -- --deny warnings
        cargo doc --locked --workspace --no-deps
        cargo test --locked --workspace --doc
        cargo nextest run --locked --workspace
        \${lib.concatMapStringsSep "\\n" (features: "cargo nextest run --locked --workspace \${features}") (lib.attrValues featureSets)}
        \${lib.concatMapStringsSep "\\n" (options: "cargo build --release --locked \${options}") (lib.attrValues crates)}
        export PATH=\${rustBin.stable."1.85.0".minimal}/bin:$PATH CARGO_TARGET_DIR=target/msrv
        \${forEachSelection (features: "cargo check --locked --workspace \${features}")}
      '';
    })`;
  const exported = '  inherit craneLib commonArgs checkArgs;\n';
  await replace(folder, 'nix/rust.nix', exported, `${exported}  oneDerivation = ${expression};\n`);
  await replace(
    folder,
    'flake.nix',
    'nextest-report =',
    'one-derivation = project.rust.oneDerivation; nextest-report =',
  );
}

async function replace(folder: string, file: string, from: string, to: string): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  await writeFile(
    path,
    text.replace(from, () => to),
  );
}

async function nix(folder: string, args: readonly string[]): Promise<string> {
  const setup = await nixSetup(folder);
  const [program, ...all] = nixCommand(setup, args, folder);
  const { code, stdout, stderr } = await run(program, all, {
    cwd: folder,
    env: setup.environment,
  });
  if (code !== 0) throw new Error(`nix ${args.join(' ')} failed:\n${stderr.slice(-3000)}`);
  return `${stdout}${stderr}`;
}

/**
 * Evaluates the checks of new projects with more and more crates.
 *
 * @param folder where the projects are made
 * @param program our command
 */
export async function measureGrowth(folder: string, program: string): Promise<Growth[]> {
  const figures: Growth[] = [];
  for (const crates of [1, 5, 20]) {
    const project = join(folder, `crates-${crates}`);
    await mkdir(project);
    const names = Array.from({ length: crates }, (_, index) => `crate-${index}`).join(',');
    const answers = ['--name', 'growth', '--set=library-crates=', `--set=binary-crates=${names}`];
    const command = [program, '--template', 'rust-crane', '--yes', ...answers];
    await runOrThrow(process.execPath, command, { cwd: project });
    figures.push({ crates, ...(await evaluate(project)) });
  }
  return figures;
}

async function evaluate(project: string) {
  const all = `.#checks.${hostSystem()}`;
  const toPaths = 'checks: map (name: checks.${name}.drvPath) (builtins.attrNames checks)';
  const once = ['eval', '--json', all, '--apply', toPaths, '--option', 'eval-cache', 'false'];
  await nix(project, once);
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const begin = performance.now();
    await nix(project, once);
    times.push(performance.now() - begin);
  }
  const paths = (await nix(project, once)).match(/\/nix\/store\/[^"]+\.drv/g) ?? [];
  const closure = await nix(project, ['path-info', '--recursive', ...paths]);
  const derivations = new Set(closure.match(/^\/nix\/store\/\S+\.drv$/gm)).size;
  const [, , middle = 0] = times.sort((a, b) => a - b);
  return { milliseconds: middle, derivations };
}
