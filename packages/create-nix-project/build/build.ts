/**
 * Builds `dist/`: the templates become a module, esbuild bundles it with the program. The sources of
 * each template, and `doctor`, stay in files of their own, which Node reads when they are chosen.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin, transform } from 'esbuild';
import { bundleTemplates, sourcesExpression } from './bundle-templates.ts';
import { type LoadedTemplate, loadTemplates } from './load-templates.ts';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const templatesFolder = fileURLToPath(new URL('../../../templates', import.meta.url));

const templates = loadTemplates(templatesFolder);
const lockNodes = readFileSync(`${templatesFolder}/_shared/lock-nodes.json`, 'utf8');
const { version } = JSON.parse(readFileSync(`${packageFolder}/package.json`, 'utf8'));
mkdirSync(`${packageFolder}/src/generated`, { recursive: true });
writeFileSync(`${packageFolder}/src/generated/templates.js`, bundleTemplates(templates, lockNodes));

const sourcesFile = ({ json }: LoadedTemplate) => `./template-${json.id}.cjs`;
const sourcesApart: Plugin = {
  name: 'sources-apart',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.\/template-.*\.cjs$/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /generated[\\/]templates\.js$/ }, () => ({
      contents: bundleTemplates(
        templates,
        lockNodes,
        (template) => `require(${JSON.stringify(sourcesFile(template))})`,
      ),
    }));
  },
};

/** What only `doctor` needs is read when it runs. */
const doctorApart: Plugin = {
  name: 'doctor-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/doctor\/command\.ts$/ }, () => ({
      path: './doctor.cjs',
      external: true,
    }));
  },
};

const options: BuildOptions = {
  bundle: true,
  // CommonJS, because Node starts it several milliseconds sooner than a module.
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
};

rmSync(`${packageFolder}/dist`, { recursive: true, force: true });
await build({
  ...options,
  entryPoints: [`${packageFolder}/src/main.ts`],
  outfile: `${packageFolder}/dist/main.cjs`,
  banner: { js: '#!/usr/bin/env node' },
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [sourcesApart, doctorApart],
});
await build({
  ...options,
  entryPoints: [`${packageFolder}/src/doctor/command.ts`],
  outfile: `${packageFolder}/dist/doctor.cjs`,
});
for (const template of templates) {
  const text = `module.exports = ${sourcesExpression(template)};`;
  const { code } = await transform(text, { minify: true, target: 'node20.19' });
  writeFileSync(`${packageFolder}/dist/${sourcesFile(template)}`, code);
}
