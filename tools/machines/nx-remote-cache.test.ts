import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { flake, nxJson, Workspace } from '../../packages/nx-flake/test/workspace.ts';
import { repository } from '../host/cache.ts';
import { findProgram } from '../host/find-program.ts';
import { findNix } from '../host/nix.ts';
import { nixConfig } from '../host/nix-config.ts';
import { type Server, startServer } from '../host/server.ts';
import { documentedCommand, documentedCommands } from './page.ts';

const tokens = { read: 'for-pull-requests', write: 'for-the-main-branch' };
let server: Server;
let nixScript: string;
let environment: Record<string, string>;

beforeAll(async () => {
  const nix = await findNix();
  const program = nix.program === 'nix' ? await findProgram('nix') : nix.program;
  // The real Nix, which leaves a trace when it is started to do something.
  nixScript = `#!/bin/sh
top=$(dirname "$(dirname "$0")")
[ "$1" = --version ] || { mkdir -p "$top/runs" && echo "\${PWD#"$top"/}: $*" >> "$top/runs/nix"; }
exec '${program}' "$@"
`;
  environment = nixConfig(nix.config);
  const script = join(repository, 'tools/machines/nx-cache-server.ts');
  const loader = join(repository, 'node_modules/tsx/dist/loader.mjs');
  server = await startServer((port) => [
    process.execPath,
    ...['--import', `file://${loader}`, script, `${port}`, tokens.read, tokens.write],
  ]);
});

afterAll(() => server?.stop());

/** A clone of one repository on a machine of its own: nothing is there of what others have done. */
function clone(): Workspace {
  const workspace = new Workspace({
    'nx.json': nxJson(),
    '.gitignore': 'node_modules\n.nx\nbin\nruns\n.cache\n',
    'tool/flake.nix': flake(),
  });
  onTestFinished(() => workspace.remove());
  workspace.write('bin/nix', nixScript, 0o755);
  workspace.commit();
  return workspace;
}

/** What a documented command does in a new clone, with the documented variables and this token. */
function check(token: string, command = 'npx nx run-many -t flake-check') {
  const workspace = clone();
  expect(documentedCommands).toContain(command);
  const [, ...args] = command.split(' ').slice(1);
  const variables = {
    NX_SELF_HOSTED_REMOTE_CACHE_SERVER: `http://127.0.0.1:${server.port}`,
    NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: token,
  };
  for (const name of Object.keys(variables)) documentedCommand(`export ${name}=`);
  const { code, stdout, stderr } = workspace.nx(args, { ...environment, ...variables });
  return { code, output: `${stdout}${stderr}`, nix: workspace.nixRuns() };
}

const nixWasStarted = [expect.stringMatching(/^tool: flake check /)];

test('what a machine that may write has checked, another replays without starting Nix', async () => {
  const reader = check(tokens.read);
  expect(reader).toMatchObject({ code: 0, nix: nixWasStarted });
  // It could leave nothing behind, or this would be a replay.
  const writer = check(tokens.write);
  expect(writer).toMatchObject({ code: 0, nix: nixWasStarted });
  expect(writer.output).not.toContain('[remote cache]');

  const other = check(tokens.read);
  expect(other).toMatchObject({ code: 0, nix: [] });
  expect(other.output).toContain('nx run tool:flake-check  [remote cache]');
  await expect
    .poll(() => server.log().trim().split('\n'))
    .toEqual(['GET 404', 'PUT 403', 'GET 404', 'PUT 200', 'GET 200']);

  const fresh = check(tokens.read, 'npx nx run-many -t flake-check --skip-nx-cache');
  expect(fresh).toMatchObject({ code: 0, nix: nixWasStarted });
});

test('with a token that the server does not know, or without a server, nothing runs', async () => {
  const stranger = check('of-a-stranger');
  expect(stranger).toMatchObject({ code: 1, nix: [] });
  expect(stranger.output).toContain('This token is not known.');

  await server.stop();
  const alone = check(tokens.read);
  expect(alone).toMatchObject({ code: 1, nix: [] });
  expect(alone.output).toContain('Failed to send request');
});
