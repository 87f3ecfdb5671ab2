import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../host/cache.ts';

/** Every command of the README and the pages at npm, and what runs it; or why nothing can. */
const commands: Readonly<Record<string, string>> = {
  'npm create nix-project@latest -- my-app':
    'release.test.ts, from a registry on this machine; the flake table has the packed tarball',
  'npm ci && npm start -- my-app --template uv --yes': 'the row “npm start” of the flake table',
  'nix flake init -t github:create-nix-project/create-nix-project#uv':
    'documented.test.ts, from this checkout instead of GitHub',
  'nix flake init -t github:create-nix-project/create-nix-project/v0.1.0#uv':
    'release-template.test.ts, from a tag of a copy instead of GitHub',
  'cp -r examples/uv-starter my-app': 'the row “uv-starter” of the flake table is such a copy',
  'create-nix-project policy': 'test/policy.test.ts of the command',
  'create-nix-project policy --check': 'test/policy.test.ts of the command',
  'nix run .#verify': 'documented.test.ts, in the starter of cuda-pytorch',
  'nix run .#verify -- --allow-cpu': 'documented.test.ts, in the starter of cuda-pytorch',
  'create-nix-project update': 'test/update.test.ts of the command',
  'create-nix-project update --dry-run': 'test/update.test.ts of the command',
  'create-nix-project update --set python=3.14': 'test/update.test.ts of the command',
  'create-nix-project update --check': 'test/update.test.ts of the command',
  'uvx migrate-to-uv': 'poetry-to-uv.test.ts',
  "git add --all && git commit --message 'Move from Poetry to uv'": 'poetry-to-uv.test.ts',
  'create-nix-project update --template uv': 'poetry-to-uv.test.ts',
  'create-nix-project doctor': 'test/doctor.test.ts of the command',
  'create-nix-project doctor --fix': 'test/doctor.test.ts of the command',
  'nix build 2>&1 | create-nix-project explain':
    'test/doctor.test.ts of the command, with a log on standard input',
  'npm ci && npm test': 'this is running now',
  'npx nx add nx-flake':
    'not run: it needs the published package; init.test.ts runs what it runs, and release.test.ts installs it from a registry on this machine',
  'npx nx g nx-flake:init my-app': 'test/init.test.ts of nx-flake',
  'npx nx g nx-flake:init my-app --template uv --python 3.13 --set direnv=no --dry-run':
    'test/init-versions.test.ts of nx-flake',
};

const pages = ['.', 'packages/create-nix-project', 'packages/nx-flake'];

test('every command of the README is accounted for', async () => {
  const texts = pages.map((folder) => readFile(join(repository, folder, 'README.md'), 'utf8'));
  const text = (await Promise.all(texts)).join('\n');
  const documented = [...text.matchAll(/^\$ (.*?)(?: {2,}#.*)?$/gm)].map(([, command]) => command);
  expect([...new Set(documented)].sort()).toEqual(Object.keys(commands).sort());
});
