import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { normalName } from '../python/name.ts';
import { openers } from './data/dlopen.ts';
import { attributeOf, isDriverLibrary, knownAttributes } from './data/sonames.ts';
import { wheelRows } from './data/wheels.ts';
import { librariesOfPackages, openedNeeds, unreadPackages } from './locked-libraries.ts';
import { lockedNames } from './locked-names.ts';

const attributes = (...names: string[]) =>
  librariesOfPackages(names).libraries.map(({ attribute }) => attribute);

describe('the libraries of packages', () => {
  it('say who needs them, and how that is known', () => {
    expect(librariesOfPackages(['pillow', 'numpy', 'sounddevice', 'requests'])).toEqual({
      libraries: [
        {
          attribute: 'portaudio',
          neededBy: ['sounddevice'],
          sonames: ['libportaudio.so.2'],
          source: 'dlopen',
        },
        {
          attribute: 'stdenv.cc.cc.lib',
          neededBy: ['numpy', 'pillow'],
          sonames: ['libgcc_s.so.1', 'libstdc++.so.6'],
          source: 'table',
        },
        { attribute: 'zlib', neededBy: ['pillow'], sonames: ['libz.so.1'], source: 'table' },
      ],
      driver: [],
      unknown: [],
    });
  });

  it.each([
    ['opencv-python', ['libGL', 'glib']],
    ['weasyprint', ['pango', 'harfbuzz', 'fontconfig', 'glib']],
    ['pyaudio', ['portaudio']],
    ['pyside6-essentials', ['libxcb-cursor', 'libxkbcommon', 'dbus']],
  ])('%s', (name, expected) => expect(attributes(name)).toEqual(expect.arrayContaining(expected)));

  it('leave out what another package brings along', () => {
    expect(attributes('psycopg')).toEqual(['libpq']);
    expect(attributes('psycopg', 'psycopg-binary')).not.toContain('libpq');
  });

  it('name what comes with the driver', () => {
    const { driver } = librariesOfPackages(['torch', 'triton']);
    expect(driver).toEqual([{ soname: 'libcuda.so.1', neededBy: ['torch', 'triton'] }]);
  });

  it('are none of names that objects have', () => {
    expect(librariesOfPackages(['constructor', '__proto__', 'toString']).libraries).toEqual([]);
  });
});

it('what is opened can be added to a scan', () => {
  expect(openedNeeds(['sounddevice', 'numpy'])).toEqual([
    { package: 'sounddevice', soname: 'libportaudio.so.2', source: 'dlopen' },
  ]);
});

describe('the tables', () => {
  const names = [...Object.keys(wheelRows), ...Object.keys(openers)];

  it('have normalized names, sources, and libraries whose package is known', () => {
    expect(names.filter((name) => normalName(name) !== name)).toEqual([]);
    const wheels = Object.entries(wheelRows);
    expect(wheels.filter(([name, [wheel]]) => !normalName(wheel).startsWith(`${name}-`))).toEqual(
      [],
    );
    const sonames = [
      ...wheels.flatMap(([, [, ...list]]) => list),
      ...Object.values(openers).flatMap(({ sonames: list }) => list.split(/\s+/)),
    ];
    expect(
      sonames.filter((name) => attributeOf(name) === undefined && !isDriverLibrary(name)),
    ).toEqual([]);
  });

  it('have each library once', () => {
    expect(new Set(knownAttributes).size).toBe(knownAttributes.length);
    expect(wheelRows).not.toHaveProperty('torch');
  });

  it('have all packages with wheels for Linux alone of the examples', () => {
    const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
    const native = readdirSync(examples).flatMap((example) => {
      const lock = readText(`${examples}/${example}/poetry.lock`);
      return lockedNames(lock).filter(({ hasLinuxWheel }) => hasLinuxWheel);
    });
    expect(native.length).toBeGreaterThan(10);
    expect(unreadPackages(native.map(({ name }) => name))).toEqual([]);
  });
});

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
