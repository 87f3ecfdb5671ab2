/**
 * Builds `dist/`: the templates become a module, esbuild bundles it with the program. The sources of
 * each template stay in a file of their own, which Node reads when the template is chosen.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';
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
  plugins: [sourcesApart],
});
for (const template of templates) {
  const text = `module.exports = ${sourcesExpression(template)};`;
  const { code } = await transform(text, { minify: true, target: 'node20.19' });
  writeFileSync(`${packageFolder}/dist/${sourcesFile(template)}`, code);
}
