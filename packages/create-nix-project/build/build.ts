/** Builds `dist/`: the templates become a module, esbuild bundles it with the program. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleTemplates } from './bundle-templates.ts';
import { loadTemplates } from './load-templates.ts';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const templatesFolder = fileURLToPath(new URL('../../../templates', import.meta.url));

const lockNodes = readFileSync(`${templatesFolder}/_shared/lock-nodes.json`, 'utf8');
const { version } = JSON.parse(readFileSync(`${packageFolder}/package.json`, 'utf8'));
mkdirSync(`${packageFolder}/src/generated`, { recursive: true });
writeFileSync(
  `${packageFolder}/src/generated/templates.js`,
  bundleTemplates(loadTemplates(templatesFolder), lockNodes),
);

rmSync(`${packageFolder}/dist`, { recursive: true, force: true });
await build({
  entryPoints: [`${packageFolder}/src/main.ts`],
  // CommonJS, because Node starts it several milliseconds sooner than a module.
  outfile: `${packageFolder}/dist/main.cjs`,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
  banner: { js: '#!/usr/bin/env node' },
  define: { __VERSION__: JSON.stringify(version) },
});
