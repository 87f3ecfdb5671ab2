import { expect, test } from 'vitest';
import { documentedCommands } from './page.ts';

const account = 'not run: it needs an account or a server of that service';

/** Every command of docs/many-machines.md, and what runs it; or why nothing can. */
const commands: Readonly<Record<string, string>> = {
  '(umask 077 && nix key generate-secret --key-name cache.example.org-1 > /etc/nix/cache.secret)':
    'binary-cache.test.ts',
  'nix key convert-secret-to-public < /etc/nix/cache.secret > /etc/nix/cache.public':
    'binary-cache.test.ts',
  "nix copy --to 'file:///srv/nix-cache?secret-key=/etc/nix/cache.secret' .#checks.x86_64-linux.format":
    'binary-cache.test.ts',
  'nix build .#checks.x86_64-linux.lint --no-link --post-build-hook /etc/nix/upload-to-cache':
    'binary-cache.test.ts',
  'python3 -m http.server --directory /srv/nix-cache 8080': 'binary-cache.test.ts',
  'nix build .#checks.x86_64-linux.lint --no-link --max-jobs 0 --extra-substituters https://cache.example.org --extra-trusted-public-keys "$(cat /etc/nix/cache.public)"':
    'binary-cache.test.ts',
  "nix copy --to 's3://nix-cache?endpoint=s3.example.org&region=us-east-1&secret-key=/etc/nix/cache.secret' .#checks.x86_64-linux.lint":
    's3-cache.test.ts',
  'nix build .#checks.x86_64-linux.lint --no-link --max-jobs 0 --extra-substituters \'s3://nix-cache?endpoint=s3.example.org&region=us-east-1\' --extra-trusted-public-keys "$(cat /etc/nix/cache.public)"':
    's3-cache.test.ts',
  'cachix use my-cache': account,
  'cachix watch-exec my-cache -- nix flake check': account,
  'attic use my-server:my-cache': account,
  'attic push my-server:my-cache ./result': account,
  'export NX_SELF_HOSTED_REMOTE_CACHE_SERVER=https://nx-cache.example.org':
    'nx-remote-cache.test.ts sets it',
  'export NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN=…': 'nx-remote-cache.test.ts sets it',
  'npx nx run-many -t flake-check': 'nx-remote-cache.test.ts',
  'npx nx run-many -t flake-check --skip-nx-cache': 'nx-remote-cache.test.ts',
  'npx nx show projects --affected --with-target flake-check --json':
    'tools/test/affected-flakes.test.ts, as a step of the workflow',
  'npx nx run-many -t flake-check --projects "$PROJECTS"':
    'tools/test/affected-flakes.test.ts, as a step of the workflow',
  "ssh-keygen -t ed25519 -N '' -f /root/.ssh/nix-builder":
    'remote-builder.test.ts makes its key so, elsewhere',
  'ssh-copy-id -i /root/.ssh/nix-builder.pub nix@builder.example.org':
    'not run: it would write into the home folder; the server of the test knows the key',
  "nix store info --store 'ssh-ng://nix@builder.example.org?ssh-key=/root/.ssh/nix-builder'":
    'remote-builder.test.ts',
  "nix build .#checks.x86_64-linux.lint --no-link --print-build-logs --max-jobs 0 --builders 'ssh-ng://nix@builder.example.org?ssh-key=/root/.ssh/nix-builder x86_64-linux - 4'":
    'remote-builder.test.ts',
};

test('every command of the page is accounted for', () => {
  expect([...documentedCommands].sort()).toEqual(Object.keys(commands).sort());
});
