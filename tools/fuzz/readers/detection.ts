import { ask } from '../../../packages/create-nix-project/src/answers/ask.ts';
import { checkFit } from '../../../packages/create-nix-project/src/answers/refuse-template.ts';
import { detectIn } from '../../../packages/create-nix-project/src/detect/index.ts';
import {
  lockNodes,
  templates,
} from '../../../packages/create-nix-project/src/generated/templates.js';
import { plan } from '../../../packages/create-nix-project/src/render/plan.ts';
import { render } from '../../../packages/create-nix-project/src/render/render.ts';
import { propose } from '../../../packages/create-nix-project/src/templates/propose.ts';
import { factsText } from '../../../packages/create-nix-project/src/terminal/facts-text.ts';
import type { Facts } from '../../../packages/create-nix-project/src/values.ts';
import { memoryFolder } from '../../../packages/create-nix-project/test/memory-folder.ts';
import type { Seeds } from '../mutate.ts';
import { promise, promisePrintable, promiseWithout, type Reader } from '../reader.ts';
import { readExample, seedFiles, seedsOf } from './seeds.ts';
import * as texts from './texts.ts';

const oldLibrary = 'templates/poetry2nix/test/old-library/pyproject.toml';
const poetryLock = withoutHash(readExample('poetry2nix-starter/poetry.lock'));
const poetryManifest = readExample('poetry2nix-starter/pyproject.toml');
const cargoLock = readExample('rust-inference/Cargo.lock');
const memberManifests = ['model', 'inference-server'].map(
  (name) => `examples/rust-inference/crates/${name}/Cargo.toml`,
);

/** A lock that fits every manifest, as far as it says. */
function withoutHash(lock: Uint8Array): string {
  return Buffer.from(lock)
    .toString()
    .replace(/^content-hash.*$/m, '');
}

type Files = Readonly<Record<string, Uint8Array | string>>;

/** Detects in a folder that has the input among its files. */
function detection(name: string, seeds: Seeds, files: (input: Uint8Array) => Files): Reader {
  return { name, seeds, read: (bytes) => detected(files(bytes)).facts.length > 0 };
}

/** Does so, and makes the files of a flake from what was found. */
function creation(name: string, seeds: Seeds, files: (input: Uint8Array) => Files): Reader {
  return { name, seeds, read: (bytes) => isRendered(detected(files(bytes))) };
}

function detected(files: Files): Facts {
  const facts = propose(detectIn(memoryFolder(files)), templates);
  promisePrintable(factsText(facts));
  promisePlaces(facts, files);
  return facts;
}

/** Evidence names lines that are there. */
function promisePlaces({ facts, projects = [] }: Facts, files: Files): void {
  const lines = new Map<string, number>();
  for (const { file, line } of [...facts, ...projects].flatMap(({ evidence }) => evidence)) {
    if (line === undefined) continue;
    const count =
      lines.get(file) ??
      Buffer.from(files[file] ?? '')
        .toString()
        .split('\n').length;
    lines.set(file, count);
    promise(Number.isInteger(line) && line >= 1 && line <= count, 'no place', { file, line });
  }
}

/** What `create --yes` would write for the first variant. */
async function isRendered(facts: Facts): Promise<boolean> {
  const id = facts.record?.template ?? facts.fitting[0]?.id;
  const template = templates.find((candidate) => candidate.id === id);
  if (template === undefined) return false;
  checkFit(template, facts, {});
  const { project } = facts;
  const { answers } = await ask(
    { template, given: {}, facts, project, folderName: 'fuzz' },
    undefined,
  );
  const again = facts.record !== undefined;
  const { found = {} } = facts;
  const planned = plan({ template, answers, project, found, again });
  for (const { path, content } of render(planned, lockNodes))
    promiseWithout(content, /[\0-\x08\v\f\x0e-\x1f\x7f]/, `${path} has a control character`);
  return true;
}

const only = (file: string) => (input: Uint8Array) => ({ [file]: input });

const cargoManifests = ['crates/a/Cargo.toml', 'crates/b/Cargo.toml'];

export const detectionReaders: readonly Reader[] = [
  creation('pyproject.toml', seedFiles('pyproject.toml'), (input) => ({
    'pyproject.toml': input,
    'src/fuzz/__init__.py': '',
  })),
  creation('pyproject.toml of Poetry', seedFiles('pyproject.toml', oldLibrary), (input) => ({
    'pyproject.toml': input,
    'poetry.lock': poetryLock,
  })),
  creation('poetry.lock', seedsOf(seedFiles('poetry.lock').map(withoutHash)), (input) => ({
    'pyproject.toml': poetryManifest,
    'poetry.lock': input,
  })),
  creation('uv.lock', seedsOf([texts.uvLock]), (input) => ({
    'pyproject.toml': '[project]\nname = "fuzz"\nversion = "1"\n',
    'uv.lock': input,
  })),
  creation('requirements', seedFiles('requirements-dev.txt'), (input) => ({
    'requirements.txt': input,
    'requirements/dev.txt': input,
    'requirements.in': input,
  })),
  detection(
    'setup.cfg, setup.py, tox.ini',
    seedsOf([texts.setupCfg, texts.setupScript, texts.toxIni]),
    (input) => ({ 'setup.cfg': input, 'setup.py': input, 'tox.ini': input, 'fuzz.py': '' }),
  ),
  detection(
    'Pipfile, tox.toml',
    seedsOf([texts.pipfile, 'env_list = ["py312", "py3{9,10}"]\n']),
    (input) => ({
      Pipfile: input,
      'tox.toml': input,
      'pyproject.toml': '[build-system]\nrequires = []\n',
    }),
  ),
  creation('Cargo.toml', seedFiles('Cargo.toml', ...memberManifests), (input) => ({
    'Cargo.toml': input,
    'Cargo.lock': cargoLock,
    'src/main.rs': '',
    ...Object.fromEntries(cargoManifests.map((path) => [path, input])),
  })),
  creation(
    'Cargo.lock',
    seedFiles('Cargo.lock', 'templates/poetry2nix/files/nix/overrides/tiktoken/Cargo.lock'),
    (input) => ({
      'Cargo.toml': '[package]\nname = "fuzz"\nversion = "1.0.0"\n',
      'src/main.rs': '',
      'Cargo.lock': input,
    }),
  ),
  detection('rust-toolchain', seedFiles('rust-toolchain.toml'), (input) => ({
    'Cargo.toml': '[package]\nname = "fuzz"\nversion = "1.0.0"\n',
    'rust-toolchain.toml': input,
    'crates/a/rust-toolchain': input,
  })),
  creation('.nix-project.json', seedFiles('.nix-project.json'), only('.nix-project.json')),
  detection(
    'files that give hints',
    seedsOf([
      texts.dockerfile,
      texts.workflow,
      texts.packageManifest,
      texts.gitignore,
      texts.gitConfig,
      'use flake . --impure\nlayout python\n',
      '3.12.4\n# other\ncpython@3.13\n',
      'nodejs 20\npython 3.12.1\n',
    ]),
    (input) => ({
      'a/Dockerfile': input,
      'package.json': input,
      '.gitignore': input,
      '.git/config': input,
      '.github/workflows/a.yml': input,
      '.envrc': input,
      '.python-version': input,
      '.tool-versions': input,
      'noxfile.py': input,
      'rust-toolchain': input,
    }),
  ),
];
