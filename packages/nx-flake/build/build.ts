/**
 * Builds `dist/`: the plugin in one file, which Nx reads in milliseconds, and one file for each
 * executor and generator, which are read when they run.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { loadTemplates } from '../../create-nix-project/build/load-templates.ts';
import { initSchema } from './init-schema.ts';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const templatesFolder = fileURLToPath(new URL('../../../templates', import.meta.url));

const entryPoints: Readonly<Record<string, string>> = {
  index: 'src/index.ts',
  nix: 'src/executors/nix.ts',
  'generators/init': 'src/generators/init/generator.ts',
};

/** The command comes with the plugin as a package: its templates and tables are there once. */
const engineApart: Plugin = {
  name: 'engine-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/engine\.ts$/ }, () => ({
      path: 'create-nix-project/engine',
      external: true,
      // Where nothing of it is used, it is not required.
      sideEffects: false,
    }));
  },
};

rmSync(`${packageFolder}/dist`, { recursive: true, force: true });
await build({
  absWorkingDir: packageFolder,
  entryPoints: { ...entryPoints },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  // jsonc-parser is in one piece only as a module.
  mainFields: ['module', 'main'],
  // Nx and its packages are the workspace's own.
  external: ['nx', '@nx/devkit'],
  supported: { 'dynamic-import': false },
  legalComments: 'none',
  plugins: [engineApart],
});

const loaded = await loadTemplates(templatesFolder);
const templates = loaded.map(({ id, data: { questions } }) => ({ id, questions }));
mkdirSync(`${packageFolder}/dist/generators`, { recursive: true });
writeFileSync(
  `${packageFolder}/dist/generators/init.schema.json`,
  `${JSON.stringify(initSchema(templates), undefined, 2)}\n`,
);
