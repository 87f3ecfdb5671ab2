import { expect, test } from 'vitest';
import { testFolder } from '../../../test/cli.ts';
import { doesNotHang } from '../../../test/does-not-hang.ts';
import { detect } from '../index.ts';

const project = '[project]\nname = "a"\nversion = "1"\n';
const locked = (name: string, file = `${name}-1.tar.gz`) =>
  `[[package]]\nname = "${name}"\nversion = "1"\nwheels = [\n    { url = "https://a.b/${file}" },\n]\n\n`;
const wheel = 'x-1-cp312-cp312-manylinux_2_28_x86_64.whl';

/** What is found about native libraries: value and evidence by the name of the fact. */
function found(files: Readonly<Record<string, string>>) {
  const { facts } = detect(testFolder(files));
  return Object.fromEntries(
    facts
      .filter(({ id }) => /^python-(libraries|driver|unread)/.test(id))
      .map(({ id, value, evidence }) => [
        id.slice('python-'.length),
        [value, ...evidence.map(({ file, line }) => `${file}:${line ?? ''}`)],
      ]),
  );
}

test('the packages of a uv.lock, with what they need, and what nobody knows', () => {
  const files = {
    'pyproject.toml': `${project}dependencies = ["python-magic"]\n`,
    'uv.lock': [
      'version = 1\n\n',
      locked('numpy', wheel),
      locked('psycopg2'),
      locked('pure'),
      locked('python-magic'),
      locked('sounddevice'),
      locked('strange', wheel),
      locked('torch', wheel),
    ].join(''),
    'poetry.lock': locked('pyaudio'),
    'requirements.txt': 'pyaudio\n',
  };
  expect(found(files)).toEqual({
    libraries: [['file', 'libpq', 'portaudio'], ...['uv.lock:25', 'uv.lock:11', 'uv.lock:32']],
    'driver-libraries': [['libcuda.so.1'], 'uv.lock:46'],
    'unread-packages': [['strange'], 'uv.lock:39'],
  });
});

test.each([
  ['poetry.lock', locked('pyaudio'), ['portaudio'], 'poetry.lock:2'],
  ['pylock.toml', '[[packages]]\nname = "pyaudio"\n', ['portaudio'], 'pylock.toml:2'],
])('without a uv.lock those of a %s', (file, text, libraries, place) => {
  expect(
    found({ 'pyproject.toml': `${project}dependencies = ["psycopg2"]\n`, [file]: text }),
  ).toEqual({ libraries: [libraries, place] });
});

test('without a lock those that the project names, and that there may be others', () => {
  const files = {
    'pyproject.toml': `${project}dependencies = [\n  "Python_Magic",\n]\n`,
    'requirements.txt': '-r more.txt\npsycopg2==2.9\n',
    'more.txt': '\npyaudio\n',
  };
  expect(found(files)).toEqual({
    libraries: [
      ['file', 'libpq', 'portaudio'],
      ...['pyproject.toml:5', 'requirements.txt:2', 'more.txt:2'],
    ],
    'libraries-incomplete': [true, 'pyproject.toml:5'],
  });
});

test('a project without dependencies lacks nothing', () => {
  expect(found({ 'pyproject.toml': project })).toEqual({});
});

test('every package that needs a library is named', () => {
  const names = ['glcontext', 'glfw', 'moderngl', 'pyglet', 'pyopengl', 'vtk'];
  const files = {
    'pyproject.toml': project,
    'uv.lock': names.map((name) => locked(name)).join(''),
  };
  const { python } = detect(testFolder(files)).found ?? {};
  const evidence = [{ file: 'uv.lock', line: 2 }];
  const library = { attribute: 'libGL', linux: false, neededBy: names, evidence };
  expect(python?.libraries).toContainEqual(library);
});

test('names that no package can have are left out', () => {
  const names = ['a+b', 'a:b', '\u001b[2J', 'a\u0085b', '# b', '__proto__', 'x'.repeat(150)];
  const { 'unread-packages': unread = [[]] } = found({
    'pyproject.toml': project,
    'poetry.lock': [...names, 'good'].map((name) => locked(name, wheel)).join(''),
  });
  expect(unread[0]).toEqual(['good']);
});

test('a lock with a million lines is read', () => {
  const block = (index: number) => `[[package]]\nname = "p${index % 5000}"\nversion = "1"\n`;
  const lock = Array.from({ length: 333_334 }, (_, index) => block(index)).join('');
  const files = { 'pyproject.toml': project, 'pylock.toml': `${lock}${locked('pyaudio')}` };
  const folder = testFolder(files);
  const { facts } = doesNotHang(() => detect(folder));
  expect(facts.find(({ id }) => id === 'python-libraries')?.value).toEqual(['portaudio']);
});
