import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { install } from '../host/install.ts';
import { hostSystem } from '../host/nix-setup.ts';
import { s3Server } from '../host/packages.ts';
import { type Server, startServer } from '../host/server.ts';
import { documentedCommand } from './page.ts';
import { isSkipped, openProject, type Project, whyNoSecondStore } from './second-store.ts';

const problem = await whyNoSecondStore();

describe.skipIf(isSkipped(problem))('a binary cache in S3', () => {
  let project: Project;
  let server: Server;

  beforeAll(async () => {
    const programs = await install(s3Server);
    server = await startServer((port) => [
      join(programs, s3Server.name),
      ...['-backend', 'memory', '-initialbucket', 'nix-cache', '-host', `127.0.0.1:${port}`],
    ]);
    project = await openProject();
  });

  afterAll(async () => {
    await server?.stop();
    await project?.remove();
  });

  /** Runs a documented command on a machine, of which there is nothing but its store. */
  const run = (beginning: string, store: string) =>
    project.shell(
      documentedCommand(beginning)
        .replaceAll('checks.x86_64-linux', `checks.${hostSystem()}`)
        .replaceAll('endpoint=s3.example.org', `endpoint=127.0.0.1:${server.port}&scheme=http`)
        .replaceAll('/etc/nix/cache', join(project.beside, 'cache')),
      join(project.beside, store),
      // The server wants credentials of a client that has any, and takes all.
      { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
    );

  test('what one machine has put there, signed, another downloads, and builds nothing', async () => {
    for (const key of ['(umask 077 && nix key generate-secret', 'nix key convert-secret-to-public'])
      expect(await run(key, 'builder')).toMatchObject({ code: 0 });
    const pushed = await run("nix copy --to 's3:", 'builder');
    expect(pushed.code, pushed.stderr).toBe(0);
    expect(server.log()).toMatch(/CREATE OBJECT: nix-cache \w+\.narinfo/);

    const build = 'nix build .#checks.x86_64-linux.lint --no-link --max-jobs 0';
    const { code, stderr } = await run(`${build} --extra-substituters 's3:`, 'new');
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/^copying path '.*-lint' from 's3:\/\/nix-cache/m);
    expect(stderr).not.toContain('building');
  });
});
