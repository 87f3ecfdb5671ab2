/**
 * Runs `nix flake check` on the projects that are made with one template to be checked:
 * `tsx tools/flakes/check-scaffolded.ts templates/uv`. Exits 1 unless all have passed.
 */
import { basename } from 'node:path';
import process from 'node:process';
import { checkNames } from '../host/check-flake.ts';
import { reportFlake } from '../host/report-flake.ts';
import { scaffoldedFlakes, templateNames } from './checked-flakes.ts';

const template = basename(process.argv[2] ?? '');
if (!templateNames().includes(template))
  throw new Error(`There is no template ${template}, only ${templateNames().join(', ')}.`);

for (const { name, folder, checksOf } of scaffoldedFlakes(template)) {
  process.stdout.write(`Checking ${name}\n`);
  const required = checksOf === undefined ? [] : await checkNames(checksOf);
  await reportFlake(`template-${template}`, { folder: await folder(), name }, required);
}
