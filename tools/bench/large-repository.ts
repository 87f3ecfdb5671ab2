import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const packageCount = 500;
const wheelsPerPackage = 8;

/** Makes a Python repository of 10,000 files with a uv.lock of 500 packages. */
export async function makeLargeRepository(folder: string): Promise<void> {
  // 400 folders of 25 files, less the manifest and the lock file.
  for (let number = 0; number < 400; number += 1) {
    const path = join(folder, 'src', `area_${number % 20}`, `part_${number}`);
    await mkdir(path, { recursive: true });
    const count = number === 0 ? 23 : 25;
    const names = Array.from({ length: count }, (_, index) => `module_${index}.py`);
    await Promise.all(names.map((name) => writeFile(join(path, name), `"""${name}"""\n`)));
  }
  await writeFile(join(folder, 'pyproject.toml'), manifest);
  await writeFile(join(folder, 'uv.lock'), lockText());
}

const names = Array.from({ length: packageCount }, (_, index) => `package-${index}`);

const manifest = `[project]
name = "large"
version = "1.0.0"
requires-python = ">=3.12"
dependencies = [
${names
  .slice(0, 40)
  .map((name) => `  "${name}",`)
  .join('\n')}
]
`;

function lockText(): string {
  const head = 'version = 1\nrevision = 3\nrequires-python = ">=3.12"\n';
  return [head, ...names.map(lockedPackage)].join('\n');
}

function lockedPackage(name: string, index: number): string {
  const dependencies = names
    .slice(index + 1, index + 5)
    .map((other) => `    { name = "${other}" },`);
  const wheels = Array.from({ length: wheelsPerPackage }, (_, tag) => {
    const file = `${name.replace('-', '_')}-1.0.${tag}-cp312-cp312-manylinux_2_17_x86_64.whl`;
    return `    ${archive(file)},`;
  });
  return `[[package]]
name = "${name}"
version = "1.0.${index}"
source = { registry = "https://packages.example/simple" }
dependencies = [
${dependencies.join('\n')}
]
sdist = ${archive(`${name}-1.0.${index}.tar.gz`)}
wheels = [
${wheels.join('\n')}
]
`;
}

function archive(file: string): string {
  const hash = createHash('sha256').update(file).digest('hex');
  const url = `https://packages.example/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}/${file}`;
  return `{ url = "${url}", hash = "sha256:${hash}", size = 123456, upload-time = "2026-01-02T03:04:05.678Z" }`;
}
