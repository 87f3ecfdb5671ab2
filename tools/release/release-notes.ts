/**
 * Prints what the newest version brings, for its pull request and its page on GitHub. Plain Node
 * runs it: there need be no node_modules.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionNotes } from './notes.ts';
import { packageFolder, packageNames, releaseVersion } from './packages.ts';

const version = releaseVersion();
for (const name of packageNames) {
  const changelog = readFileSync(join(packageFolder(name), 'CHANGELOG.md'), 'utf8');
  const notes = versionNotes(changelog, version);
  if (notes !== '') console.log(`## ${name} ${version}\n\n${notes}`);
}
