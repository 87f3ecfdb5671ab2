/** Builds `dist/index.cjs`: the plugin in one file, which Nx reads in milliseconds. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

await build({
  entryPoints: [`${packageFolder}/src/index.ts`],
  outfile: `${packageFolder}/dist/index.cjs`,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
});
