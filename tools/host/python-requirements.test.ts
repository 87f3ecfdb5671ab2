import { expect, test } from 'vitest';
import { requirementsOf } from './python-requirements.ts';

test('what each package needs is read from what uv writes', () => {
  const compiled = `anyio==4.13.0             # via httpx, -r in
httpx==0.28.1 ; python_version >= '3.13'  # via -r in
idna==3.15                # via anyio, httpx
six==1.17.0
`;
  expect(Object.fromEntries(requirementsOf(compiled))).toEqual({
    anyio: ['idna'],
    httpx: ['anyio', 'idna'],
    idna: [],
    six: [],
  });
});
