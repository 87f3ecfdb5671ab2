import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { install } from '../host/install.ts';
import { hostSystem } from '../host/nix-setup.ts';
import { type Server, startServer } from '../host/server.ts';
import { documentedCommand } from './many-machines.ts';
import { openProject, type Project, whyNoSecondStore } from './second-store.ts';

const problem = await whyNoSecondStore();

describe.skipIf(problem !== null)(`a binary cache in S3${problem ? ` (${problem})` : ''}`, () => {
  let project: Project;
  let server: Server;

  beforeAll(async () => {
    const programs = await install({
      from: 'go',
      name: 'gofakes3',
      version: '1.2.0',
      path: 'github.com/johannesboyne/gofakes3/cmd/gofakes3',
    });
    server = await startServer((port) => [
      join(programs, 'gofakes3'),
      ...['-backend', 'memory', '-initialbucket', 'nix-cache', '-host', `127.0.0.1:${port}`],
    ]);
    project = await openProject();
  });

  afterAll(async () => {
    await server?.stop();
    await project?.remove();
  });

  const run = (beginning: string, store: string, more: Readonly<Record<string, string>> = {}) =>
    project.shell(
      documentedCommand(beginning, {
        'checks.x86_64-linux.lint': `checks.${hostSystem()}.lint`,
        'endpoint=s3.example.org': `endpoint=127.0.0.1:${server.port}&scheme=http`,
        '/etc/nix/cache': join(project.beside, 'cache'),
        ...more,
      }),
      join(project.beside, store),
      // The server wants credentials of a client that has any, and takes all.
      { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_EC2_METADATA_DISABLED: 'true' },
    );
});
