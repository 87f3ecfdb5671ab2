import { expect, test } from 'vitest';
import { parseDeb822, parseOneLine, sourcesForSuite } from './apt-sources.ts';

const deb822 = `Types: deb
# a comment between the fields
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/a.gpg

Types: deb deb-src
URIs: http://other.example/tools
Suites: nodistro
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 abc

Types: deb-src
URIs: http://mirror.example/debian
Suites: bookworm

Enabled: no
Types: deb
URIs: http://mirror.example/off
Suites: bookworm
`;

test('stanzas give binary packages only, and neither comments nor disabled sources', () => {
  const [first, second, ...rest] = parseDeb822(deb822);
  expect(first).toEqual({
    uris: ['http://mirror.example/debian'],
    suites: ['bookworm', 'bookworm-updates'],
    signedBy: ' /usr/share/keyrings/a.gpg',
  });
  expect(second?.signedBy).toBe('\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n abc');
  expect(rest).toEqual([]);
});

test('lines may have options', () => {
  const text = `# deb http://no.example/debian x main
deb [arch=amd64 signed-by=/a.gpg] http://mirror.example/debian bookworm main contrib
deb-src http://mirror.example/debian bookworm main
deb http://plain.example/debian bookworm main`;
  expect(parseOneLine(text)).toEqual([
    { uris: ['http://mirror.example/debian'], suites: ['bookworm'], signedBy: ' /a.gpg' },
    { uris: ['http://plain.example/debian'], suites: ['bookworm'] },
  ]);
});

test('only the sources of the distribution are taken over', () => {
  expect(sourcesForSuite(parseDeb822(deb822), 'bookworm', 'sid')).toBe(`Types: deb
URIs: http://mirror.example/debian
Suites: sid
Components: main
Signed-By: /usr/share/keyrings/a.gpg
`);
});

test('without a source of the distribution there is nothing to take packages from', () => {
  expect(sourcesForSuite(parseDeb822(deb822), 'trixie', 'sid')).toBeNull();
});
