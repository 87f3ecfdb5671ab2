import { expect, test } from 'vitest';
import { fittingWheels } from './wheels.ts';

const files = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, { url: name, sha256: '' }]));

test('each system gets the wheel with compiled code that fits it', () => {
  const wheels = files(
    'a-1-cp312-cp312-manylinux_2_28_x86_64.whl',
    'a-1-cp313-cp313t-manylinux_2_28_x86_64.whl',
    'a-1-cp313-cp313-manylinux_2_28_x86_64.whl',
    'a-1-cp313-cp313-musllinux_1_2_x86_64.whl',
    'a-1-cp39-abi3-manylinux_2_28_aarch64.whl',
    'a-1-cp314-abi3-macosx_11_0_arm64.whl',
    'a-1.tar.gz',
  );
  expect(fittingWheels(wheels, ['3.13'])).toEqual({
    '3.13-x86_64-linux': wheels['a-1-cp313-cp313-manylinux_2_28_x86_64.whl'],
    '3.13-aarch64-linux': wheels['a-1-cp39-abi3-manylinux_2_28_aarch64.whl'],
  });
});

test('one wheel may be for several Pythons', () => {
  const wheels = files(
    'a-1-cp312-cp312-manylinux_2_28_x86_64.whl',
    'a-1-cp313-abi3-manylinux_2_28_x86_64.whl',
  );
  expect(fittingWheels(wheels, ['3.12', '3.13', '3.14'])).toEqual({
    '3.12-x86_64-linux': wheels['a-1-cp312-cp312-manylinux_2_28_x86_64.whl'],
    '3.13-x86_64-linux': wheels['a-1-cp313-abi3-manylinux_2_28_x86_64.whl'],
    '3.14-x86_64-linux': wheels['a-1-cp313-abi3-manylinux_2_28_x86_64.whl'],
  });
});

test('a wheel for all machines counts for the others', () => {
  const wheels = files('a-1-py2.py3-none-any.whl', 'a-1-py2.py3-none-macosx_11_0_arm64.whl');
  expect(fittingWheels(wheels, ['3.13'])).toEqual({
    any: wheels['a-1-py2.py3-none-any.whl'],
    '3.13-aarch64-darwin': wheels['a-1-py2.py3-none-macosx_11_0_arm64.whl'],
  });
  expect(Object.keys(fittingWheels(wheels, []))).toEqual(['any']);
});
