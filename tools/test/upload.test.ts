/** The workflow's upload to a bucket, by real Nix: into a folder, which is a binary cache as well. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hostSystem, nixSetup } from '../host/nix-setup.ts';
import { run, runOrThrow } from '../host/run.ts';
import { renderProject } from './render-project.ts';

const bucket = 's3://my-cache?region=eu-1';

/** A check that is built from something which nothing of it refers to, and from a report. */
const check = `derivation {
  name = "check";
  system = "${hostSystem()}";
  builder = "/bin/sh";
  args = [ "-c" "echo passed > $out" ];
  dependency = derivation {
    name = "dependency";
    system = "${hostSystem()}";
    builder = "/bin/sh";
    args = [ "-c" "echo built > $out" ];
  };
  report = derivation {
    name = "pytest-report";
    system = "${hostSystem()}";
    builder = "/bin/sh";
    args = [ "-c" "echo 1 > $out" ];
  };
}
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upload-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The script of the step, which writes to a folder in place of the bucket. */
async function uploadScript(cacheKey: string): Promise<string> {
  const cacheUrl = 'https://my-cache.example.org';
  const project = join(folder, 'project');
  await renderProject(project, 'uv', { cache: 's3', cacheUrl, cacheKey, cacheBucket: bucket });
  const text = await readFile(join(project, '.github/workflows/nix.yml'), 'utf8');
  const script: string = parse(text).jobs.check.steps.at(-1).run;
  expect(script).toContain(`'${bucket}&secret-key='`);
  return script.replace(bucket, `file://${folder}/bucket?compression=none`);
}

test('all that was built is uploaded, signed, and nothing else, nor a report', async () => {
  const { nix, environment } = await nixSetup();
  await writeFile(join(folder, 'check.nix'), check);
  const bin = join(folder, 'bin');
  await runOrThrow('mkdir', [bin]);
  await runOrThrow('ln', ['-s', nix.program, join(bin, 'nix')]);
  // A store of its own: that of this machine has much that was built.
  const store = `local?store=${folder}/store&state=${folder}/state&log=${folder}/log`;
  const env = { ...environment, PATH: `${bin}:${process.env.PATH}`, RUNNER_TEMP: folder };
  const inStore = { cwd: folder, env: { ...env, NIX_REMOTE: store } };

  // It is there before the workflow has two programs open it at once.
  await runOrThrow(nix.program, ['path-info', '--all'], inStore);

  const names = ['key', 'generate-secret', '--key-name', 'my-cache-1'];
  const secret = await runOrThrow(nix.program, names, { env });
  await writeFile(join(folder, 'secret'), secret);
  const convert = `nix key convert-secret-to-public < ${folder}/secret`;
  const key = await runOrThrow('bash', ['--norc', '-c', convert], { env });
  const upload = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', await uploadScript(key)];

  const without = await run('bash', upload, inStore);
  expect(without.code).toBe(1);
  expect(without.stderr).toContain('NIX_SIGNING_KEY: is no secret of the environment nix-cache');

  const withKey = { ...inStore, env: { ...inStore.env, NIX_SIGNING_KEY: secret } };
  await runOrThrow('bash', upload, withKey);
  await runOrThrow(nix.program, ['build', '--no-link', '--file', 'check.nix'], inStore);
  await runOrThrow(nix.program, ['store', 'add-file', 'check.nix'], inStore);
  await runOrThrow('bash', upload, withKey);

  const narinfos = (await readdir(join(folder, 'bucket'))).filter((name) =>
    name.endsWith('.narinfo'),
  );
  const texts = await Promise.all(
    narinfos.map((name) => readFile(join(folder, 'bucket', name), 'utf8')),
  );
  const paths = texts.map((text) => /^StorePath: (.*)$/m.exec(text)?.[1] ?? '');
  expect(paths.map((path) => path.replace(/^.*?-/, '')).sort()).toEqual(['check', 'dependency']);
  const verify = ['store', 'verify', '--store', `file://${folder}/bucket`, '--sigs-needed', '1'];
  const trusted = ['--option', 'trusted-public-keys', key];
  await runOrThrow(nix.program, [...verify, ...trusted, ...paths], { env });
  const other = ['--option', 'trusted-public-keys', `my-cache-1:${'A'.repeat(43)}=`];
  expect((await run(nix.program, [...verify, ...other, ...paths], { env })).code).not.toBe(0);
});
