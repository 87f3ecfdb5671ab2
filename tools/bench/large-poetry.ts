import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const packageCount = 1000;

/** Makes a Poetry project with a poetry.lock of 1,000 packages, every fourth with native code. */
export async function makeLargePoetryProject(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, 'pyproject.toml'), manifest);
  const packages = Array.from({ length: packageCount }, (_, index) => lockedPackage(index));
  await writeFile(join(folder, 'poetry.lock'), [...packages, metadata].join('\n'));
}

const manifest = `[tool.poetry]
name = "large"
version = "1.0.0"
description = "For measuring"

[tool.poetry.dependencies]
python = "^3.12"
`;

const metadata = '[metadata]\nlock-version = "2.0"\npython-versions = "^3.12"\n';

const nativePlatforms = ['macosx_10_13_x86_64', 'macosx_11_0_arm64', 'win32', 'win_amd64'].concat(
  ['manylinux', 'musllinux'].flatMap((kind) =>
    ['aarch64', 'x86_64', 'i686'].map((cpu) => `${kind}_2_17_${cpu}`),
  ),
);

function lockedPackage(index: number): string {
  const name = `package-${index}`;
  const base = `package_${index}-1.0.${index}`;
  const wheels =
    index % 4 === 0
      ? ['cp311', 'cp312', 'cp313'].flatMap((python) =>
          nativePlatforms.map((platform) => `${base}-${python}-${python}-${platform}.whl`),
        )
      : [`${base}-py3-none-any.whl`];
  const files = [...wheels, `${base}.tar.gz`].map(lockedFile).join('\n');
  return `[[package]]
name = "${name}"
version = "1.0.${index}"
description = "Number ${index}"
optional = false
python-versions = ">=3.9"
files = [
${files}
]

[package.dependencies]
package-${(index + 1) % packageCount} = ">=1.0"
`;
}

function lockedFile(file: string): string {
  return `    {file = "${file}", hash = "sha256:${createHash('sha256').update(file).digest('hex')}"},`;
}
