import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doesNotHang } from '../../test/does-not-hang.ts';
import { aptPackages } from './apt.ts';

const found = (text: string) => aptPackages(text).map(({ name, line }) => `${name}:${line}`);

test('a Dockerfile with lines that go on, comments and other commands', () => {
  const text = `FROM python:3.12
RUN apt-get update && apt-get install -y --no-install-recommends \\
    libpq-dev \\
    # for lxml
    libxml2-dev=2.9.* libxslt1-dev:amd64 \\
    && rm -rf /var/lib/apt/lists
RUN echo install libfoo-dev
`;
  expect(found(text)).toEqual(['libpq-dev:3', 'libxml2-dev:5', 'libxslt1-dev:5']);
});

test('steps of a workflow', () => {
  const text = `    - run: sudo apt-get -qq -o Acquire::Retries=3 install -t stable graphviz # for docs
    - run: |
        sudo apt update; sudo apt install -y "g++" \${{ matrix.more }} $MORE ./local.deb
        pip install -r requirements.txt
      name: 'install apt-get things'
`;
  expect(found(text)).toEqual(['graphviz:1', 'g++:3']);
});

test.each([
  'apt-get update',
  '# apt-get install libpq-dev',
  'apt-get remove install-info',
  'pip install apt',
  '',
])('%j installs nothing', (text) => {
  expect(found(text)).toEqual([]);
});

test('any text is taken, in linear time', () => {
  const unit = fc.constantFrom('apt-get', 'install', ' ', '\\', '\n', '&&', ';', 'a-b', '-t', '#');
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      for (const { name, line } of aptPackages(text))
        expect(text.split('\n')[line - 1]).toContain(name);
    }),
  );
  const long = 'apt-get install \\\n'.repeat(100_000) + 'a'.repeat(1_000_000);
  doesNotHang(() => aptPackages(long));
});

test('lines of open parentheses take no time', () => {
  const line = `RUN ${'$('.repeat(2000)}\n`;
  expect(aptPackages(`${line.repeat(400)}RUN apt-get install jq\n`)).toEqual([
    { name: 'jq', line: 401 },
  ]);
});
