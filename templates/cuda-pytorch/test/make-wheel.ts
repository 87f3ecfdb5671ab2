import { join } from 'node:path';
import { findPython } from '../../../tools/host/python.ts';
import { runOrThrow } from '../../../tools/host/run.ts';

interface Wheel {
  readonly name: string;
  readonly version?: string;
  readonly requires?: readonly string[];
  /** Text of each module, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

const write = `
import json, sys, zipfile
path, files = sys.argv[1], json.loads(sys.argv[2])
with zipfile.ZipFile(path, "w") as archive:
    for name, text in files.items():
        archive.writestr(name, text)
`;

/** Writes a wheel without native code, and returns its path. */
export async function makeWheel(folder: string, wheel: Wheel): Promise<string> {
  const { name, version = '1.0', requires = [], files = {} } = wheel;
  const info = `${name}-${version}.dist-info`;
  const metadata = [
    'Metadata-Version: 2.1',
    `Name: ${name}`,
    `Version: ${version}`,
    ...requires.map((requirement) => `Requires-Dist: ${requirement}`),
  ];
  const content = {
    ...files,
    [`${info}/METADATA`]: `${metadata.join('\n')}\n`,
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  };
  const record = [...Object.keys(content), `${info}/RECORD`].map((file) => `${file},,\n`).join('');
  const path = join(folder, `${name}-${version}-py3-none-any.whl`);
  const all = JSON.stringify({ ...content, [`${info}/RECORD`]: record });
  await runOrThrow(await findPython('3.13'), ['-c', write, path, all]);
  return path;
}
