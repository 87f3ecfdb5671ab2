import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli, testFolder } from './cli.ts';

const locked = (name: string, ...files: string[]) =>
  `[[package]]\nname = "${name}"\nversion = "1"\nwheels = [\n${files.map((file) => `    { url = "https://a.b/${file}" },\n`).join('')}]\n\n`;
const wheel = (name: string) => `${name}-1-cp312-cp312-manylinux_2_28_x86_64.whl`;

const files = {
  'pyproject.toml': '[project]\nname = "scanner"\nversion = "1"\nrequires-python = ">=3.12"\n',
  'uv.lock': [
    'version = 1\nrequires-python = ">=3.12"\n\n',
    '[[package]]\nname = "scanner"\nversion = "1"\nsource = { virtual = "." }\n\n',
    ...['glcontext', 'glfw', 'moderngl', 'pyglet', 'pyopengl'].map((name) => locked(name)),
    locked('numpy', wheel('numpy')),
    locked('opencv-python', wheel('opencv_python')),
    locked('psycopg2'),
    locked('python-magic', 'python_magic-1-py3-none-any.whl'),
    locked('soundfile', 'soundfile-1-py3-none-manylinux_2_28_x86_64.whl'),
    locked('strange-cameras', wheel('strange_cameras')),
    locked('torch', wheel('torch')),
  ].join(''),
};

const flags = ['--yes', '--no-git', '--no-lock'];
const libraries = (folder: string) => readFileSync(join(folder, 'nix/libraries.nix'), 'utf8');

test('what the packages of uv.lock need goes into libraries.nix, with their names', () => {
  const folder = testFolder(files);
  const { code, stdout, stderr } = cli(folder, flags);
  expect([code, stderr]).toEqual([0, '']);
  expect(libraries(folder)).toMatchInlineSnapshot(`
    "# Native libraries that Python wheels expect on every Linux machine.
    #
    # An import fails with "libGL.so.1: cannot open shared object file"? Add the package that has the
    # file: https://search.nixos.org/packages
    #
    # The native libraries of strange-cameras are unknown. If an import fails, run \`create-nix-project
    # doctor\`.
    # Provided by the graphics driver, so not in this list: libcuda.so.1 (torch).
    { pkgs }:
    [
      pkgs.stdenv.cc.cc.lib # libstdc++, libgomp
      pkgs.zlib # libz
      pkgs.file # python-magic
      pkgs.fontconfig # pyglet
      pkgs.freeglut # pyopengl
      pkgs.freetype # pyglet
      pkgs.glib # opencv-python
      pkgs.libGL # glcontext, glfw, moderngl, opencv-python and 2 more
      pkgs.libGLU # pyopengl
      pkgs.libice # opencv-python
      pkgs.libpq # psycopg2
      pkgs.libpulseaudio # pyglet
      pkgs.libsm # opencv-python
      pkgs.libx11 # glcontext, glfw, opencv-python, pyglet
      pkgs.libxcb # opencv-python
      pkgs.libxcursor # glfw
      pkgs.libxext # glfw, opencv-python, pyglet
      pkgs.libxi # glfw, pyglet
      pkgs.libxinerama # glfw, pyglet
      pkgs.libxkbcommon # glfw
      pkgs.libxrandr # glfw, pyglet
      pkgs.libxrender # glfw
      pkgs.libxxf86vm # glfw
      pkgs.openal # pyglet
      pkgs.wayland # glfw
    ]
    "
  `);
  expect(stdout).toContain('The native libraries of strange-cameras are unknown.');
  // What is found is found again.
  expect(cli(folder, flags).stdout).toContain('Nothing to do');
  const again = testFolder(files);
  const replay = /npm create nix-project@latest -- \. (.*)/.exec(stdout)?.[1] ?? '';
  expect(cli(again, [...words(replay), '--no-git', '--no-lock']).code).toBe(0);
  expect(libraries(again)).toBe(libraries(folder));
});

test('packages that nixpkgs brings need no library beside them', () => {
  const requirements = 'torch\nnumpy\nopencv-python\nsounddevice\npyaudio\npyusb==1.3.1\n';
  const folder = testFolder({ 'requirements.txt': requirements });
  const { code, stderr } = cli(folder, flags);
  expect([code, stderr]).toEqual([0, '']);
  expect(libraries(folder)).toMatchInlineSnapshot(`
    "# Native libraries that Python wheels expect on every Linux machine.
    #
    # An import fails with "libGL.so.1: cannot open shared object file"? Add the package that has the
    # file: https://search.nixos.org/packages
    #
    # There was no lock file, so the libraries of the packages were not looked up. With one,
    # \`create-nix-project detect\` lists them.
    # Provided by the graphics driver, so not in this list: libcuda.so.1 (torch).
    { pkgs }:
    [
      pkgs.stdenv.cc.cc.lib # libstdc++, libgomp
      pkgs.zlib # libz
      pkgs.libusb1 # pyusb
      pkgs.portaudio # pyaudio, sounddevice
    ]
    "
  `);
});

/** What a shell would make of it. */
function words(command: string): string[] {
  return (command.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replaceAll("'", ''));
}
