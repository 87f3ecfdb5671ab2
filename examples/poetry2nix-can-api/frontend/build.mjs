// Builds the front end: node build.mjs OUTDIR
//
// Each file gets the hash of its content into its name, so that a browser can keep it for ever and
// still sees every change: index.html, which names them, is the only file with a fixed name.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { minifyCss, minifyHtml, minifyJs } from './minify.mjs';

const sources = new URL('src/', import.meta.url);

// What a file names comes before it, because the name changes with the content.
const assets = ['style.css', 'format.js', 'api.js', 'main.js'];
const minifiers = { '.css': minifyCss, '.js': minifyJs };

const hashedName = (name, content) => {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return `${basename(name, extname(name))}-${hash}${extname(name)}`;
};

const withHashedNames = (content, names) =>
  [...names].reduce((text, [plain, hashed]) => text.replaceAll(`./${plain}`, `./${hashed}`), content);

const removeOlder = async (assetDir) => {
  const older = (await readdir(assetDir)).filter((name) => /-[0-9a-f]{10}\.(js|css)$/.test(name));
  await Promise.all(older.map((name) => rm(join(assetDir, name))));
};

const build = async (outDir) => {
  const assetDir = join(outDir, 'assets');
  await mkdir(assetDir, { recursive: true });
  await removeOlder(assetDir);
  const names = new Map();
  for (const name of assets) {
    const source = await readFile(new URL(name, sources), 'utf8');
    const content = minifiers[extname(name)](withHashedNames(source, names));
    names.set(name, hashedName(name, content));
    await writeFile(join(assetDir, names.get(name)), content);
  }
  const page = await readFile(new URL('index.html', sources), 'utf8');
  const linked = withHashedNames(page, names).replaceAll('"./', '"./assets/');
  await writeFile(join(outDir, 'index.html'), minifyHtml(linked));
  return [...names.values()];
};

const [outDir, ...rest] = process.argv.slice(2);
if (!outDir || rest.length > 0) {
  console.error('usage: node build.mjs OUTDIR');
  process.exit(2);
}
try {
  const written = await build(outDir);
  console.log(`${outDir}: index.html, ${written.join(', ')}`);
} catch (problem) {
  console.error(`build.mjs: ${problem.message}`);
  process.exit(1);
}
