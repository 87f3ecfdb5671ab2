import { expect, test } from 'vitest';
import { librariesOfWheels } from './wheel-libraries.ts';

const libraries = [
  ...['zlib:pillow', 'libGL', 'glib:opencv-python', 'portaudio:pyaudio+sounddevice'],
  ...['libx11:numpy+opencv-python+pillow+torch~1', 'libjpeg:torchvision'],
];
const attributes = (answers: Parameters<typeof librariesOfWheels>[0]) =>
  librariesOfWheels(answers).map(({ attribute }) => attribute);

test('all but those that every project has', () => {
  const all = ['libGL', 'glib', 'portaudio', 'libx11', 'libjpeg'];
  expect(attributes({ libraries })).toEqual(all);
  expect(attributes({ libraries, torch: 'wheel' })).toEqual(all);
});

test('no library for packages that nixpkgs brings together with its own', () => {
  const answers = { libraries, torch: 'nix', nixPackages: ['opencv4', 'sounddevice'] };
  expect(attributes(answers)).toEqual(['libGL', 'portaudio', 'libx11']);
  expect(attributes({ ...answers, nixPackages: [] })).toEqual([
    ...['libGL', 'glib', 'portaudio', 'libx11'],
  ]);
});
