/**
 * Makes a version of the changesets (`npm run release:version`): package.json, CHANGELOG.md,
 * package-lock.json, and what the templates of this version generate. Nothing is committed.
 */
import process from 'node:process';
import { repository } from '../host/cache.ts';
import { runOrThrow } from '../host/run.ts';
import { releaseVersion } from './packages.ts';
import { versionRefusal } from './refusal.ts';
import { releaseState } from './state.ts';

const steps = [
  ['npx', 'changeset', 'version'],
  ['npm', 'install', '--package-lock-only', '--ignore-scripts'],
  ['npm', 'run', 'templates:keep'],
] as const;

try {
  const refusal = versionRefusal(await releaseState());
  if (refusal !== null) throw new Error(refusal);
  for (const [program, ...args] of steps) await runOrThrow(program, args, { cwd: repository });
  console.log(`Version ${releaseVersion()} is ready to be committed.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
