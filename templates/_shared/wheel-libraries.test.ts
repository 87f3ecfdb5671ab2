import { expect, test } from 'vitest';
import type { Answers } from '../../packages/create-nix-project/src/values.ts';
import { wheelLibraries } from './wheel-libraries.ts';

const libraries = Object.entries({
  glib: ['opencv-python'],
  portaudio: ['pyaudio', 'sounddevice'],
  libx11: ['numpy', 'opencv-python', 'pillow', 'tkinter', 'torch'],
  libjpeg: ['torchvision'],
}).map(([attribute, neededBy]) => ({ attribute, linux: false, neededBy, evidence: [] }));
const rest = { driverLibraries: [], unreadPackages: [], nativePackages: [], withoutLock: [] };
const attributes = (answers: Answers) =>
  wheelLibraries(answers, { python: { ...rest, libraries } }).map(({ attribute }) => attribute);

test('what was found, and what was asked for, but not what every project has', () => {
  const asked = { libraries: ['zlib', 'libGL', 'glib'] };
  expect(attributes(asked)).toEqual(['glib', 'portaudio', 'libx11', 'libjpeg', 'libGL']);
  expect(attributes({ torch: 'wheel' })).toEqual(['glib', 'portaudio', 'libx11', 'libjpeg']);
});

test('the packages that need it are told', () => {
  const [glib, , x11] = wheelLibraries({}, { python: { ...rest, libraries } });
  expect(glib?.comment).toBe(' # opencv-python');
  expect(x11?.comment).toBe(' # numpy, opencv-python, pillow, tkinter and 1 more');
});

test('no library for packages that nixpkgs brings together with its own', () => {
  const answers = { torch: 'nix', nixPackages: ['opencv4', 'sounddevice'] };
  expect(attributes(answers)).toEqual(['portaudio', 'libx11']);
  expect(attributes({ ...answers, nixPackages: [] })).toEqual(['glib', 'portaudio', 'libx11']);
});
