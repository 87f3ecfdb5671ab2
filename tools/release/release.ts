/**
 * Publishes the packages in the version that their package.json has (`npm run release`, which
 * .github/workflows/release.yml runs).
 *
 * With --dry-run everything but the upload is done. With --registry URL they go to another registry,
 * such as one on this machine, without provenance.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runOrThrow } from '../host/run.ts';
import { buildAndPack, type Packed } from './pack.ts';
import { packageNames, releaseVersion } from './packages.ts';
import { publishRefusal } from './refusal.ts';
import { isPublished, releaseState } from './state.ts';

const folder = await mkdtemp(join(tmpdir(), 'release-'));
try {
  const { values } = parseArgs({
    options: { 'dry-run': { type: 'boolean', default: false }, registry: { type: 'string' } },
  });
  await release(values['dry-run'], values.registry);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function release(dryRun: boolean, registry: string | undefined): Promise<void> {
  // Only a workflow can prove where a package comes from.
  if (!dryRun && registry === undefined && process.env.ACTIONS_ID_TOKEN_REQUEST_URL === undefined)
    throw new Error(
      'Packages are published with provenance by .github/workflows/release.yml: here there is `npm run release -- --dry-run`.',
    );
  const refusal = publishRefusal(await releaseState());
  if (refusal !== null) throw new Error(refusal);
  const options = registry === undefined ? [] : ['--registry', registry];
  const version = releaseVersion();
  const published = await Promise.all(packageNames.map((it) => isPublished(it, version, options)));
  const unpublished = packageNames.filter((_, index) => !published[index]);
  if (unpublished.length === 0)
    throw new Error(
      `Version ${version} is published already: \`npx changeset\` and \`npm run release:version\` make the next one.`,
    );
  const packed: Packed[] = [];
  // All are packed and checked before one is published. nx-flake is built with create-nix-project.
  for (const name of packageNames) packed.push(await buildAndPack(name, version, folder));
  for (const each of packed)
    if (unpublished.some((name) => name === each.name))
      await publish(each, version, [
        ...options,
        ...(dryRun ? ['--dry-run'] : []),
        ...(registry === undefined ? [] : ['--provenance=false']),
      ]);
}

async function publish(packed: Packed, version: string, options: readonly string[]): Promise<void> {
  // Its own errors, also where `npm run --silent` asks for none.
  await runOrThrow('npm', ['publish', packed.tarball, '--loglevel=error', ...options]);
  const said = options.includes('--dry-run') ? 'would be published' : 'is published';
  console.log(`${packed.name} ${version} ${said}:`);
  for (const { path, size } of packed.files) console.log(`${String(size).padStart(9)}  ${path}`);
}
