/**
 * Builds `dist/`: the templates become a module, esbuild bundles it with the program. The sources of
 * each template, and what only some commands need, stay in files of their own, which Node reads when
 * they are chosen.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin, transform } from 'esbuild';
import {
  bundleRules,
  bundleTemplates,
  generatedFolder,
  sourcesExpression,
} from './bundle-templates.ts';
import { type LoadedTemplate, loadTemplates } from './load-templates.ts';
import { checkMigration } from './migrations.ts';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const templatesFolder = fileURLToPath(new URL('../../../templates', import.meta.url));

const templates = await loadTemplates(templatesFolder);
for (const { migrations } of templates) for (const path of migrations) await checkMigration(path);
const lockNodes = readFileSync(`${templatesFolder}/_shared/lock-nodes.json`, 'utf8');
const { version } = JSON.parse(readFileSync(`${packageFolder}/package.json`, 'utf8'));
mkdirSync(generatedFolder, { recursive: true });
writeFileSync(`${generatedFolder}/templates.js`, bundleTemplates(templates, lockNodes));

const sourcesFile = ({ id }: LoadedTemplate) => `./template-${id}.cjs`;
const rulesFile = './rules.cjs';
const sourcesApart: Plugin = {
  name: 'sources-apart',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.\/(template-.*|rules)\.cjs$/ }, ({ path }) => ({
      path,
      external: true,
    }));
    onLoad({ filter: /generated[\\/]templates\.js$/ }, () => ({
      contents: bundleTemplates(templates, lockNodes, {
        sources: (template) => `require(${JSON.stringify(sourcesFile(template))})`,
        rules: ({ id }) => `require(${JSON.stringify(rulesFile)}).rules[${JSON.stringify(id)}]`,
      }),
    }));
  },
};

/**
 * The program, what is read when it is needed, so that `--help` does not wait for it, and what several
 * of these use. Each has a file of its own.
 */
const chunks: Readonly<Record<string, string>> = {
  main: 'main.ts',
  create: 'create/index.ts',
  detect: 'detect/index.ts',
  doctor: 'doctor/command.ts',
  engine: 'for-nx-flake/engine.ts',
  policy: 'policy/command.ts',
  prompts: 'terminal/prompts.ts',
  templates: 'generated/templates.js',
  update: 'update/command.ts',
  diff: 'write/diff.ts',
  dlopen: 'native/data/dlopen.ts',
  'packed-text': 'record/packed-text.ts',
  sonames: 'native/data/sonames.ts',
  toml: 'read/toml.ts',
  validate: 'answers/validate.ts',
  versions: 'python/specifier.ts',
};

const chunksApart: Plugin = {
  name: 'chunks-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\/.*\.[jt]s$/ }, ({ path, resolveDir }) => {
      const source = relative(`${packageFolder}/src`, join(resolveDir, path)).replaceAll('\\', '/');
      const name = Object.keys(chunks).find((key) => chunks[key] === source);
      return name === undefined ? undefined : { path: `./${name}.cjs`, external: true };
    });
  },
};

const options: BuildOptions = {
  bundle: true,
  // CommonJS, because Node starts it several milliseconds sooner than a module.
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  // `require` in its place: the loader of modules would first read the file for its exports.
  supported: { 'dynamic-import': false },
  legalComments: 'none',
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [sourcesApart, chunksApart],
};

rmSync(`${packageFolder}/dist`, { recursive: true, force: true });
for (const [name, source] of Object.entries(chunks))
  await build({
    ...options,
    entryPoints: [`${packageFolder}/src/${source}`],
    outfile: `${packageFolder}/dist/${name}.cjs`,
    ...(name === 'main' ? { banner: { js: '#!/usr/bin/env node' } } : {}),
  });
await build({
  ...options,
  stdin: { contents: bundleRules(templates), resolveDir: generatedFolder },
  outfile: `${packageFolder}/dist/${rulesFile}`,
});
for (const template of templates) {
  const text = `module.exports = ${sourcesExpression(template)};`;
  const { code } = await transform(text, { minify: true, target: 'node20.19' });
  writeFileSync(`${packageFolder}/dist/${sourcesFile(template)}`, code);
}
