import { describe, expect, it } from 'vitest';
import { derive } from './derive.ts';

describe('derive', () => {
  it.each([
    ['project-name', ' My  App ', 'My-App'],
    ['project-name', 'a!', 'a!'],
    ['python-package', 'My App', 'my_app'],
    ['python-package', '--A.b-C--', 'a_b_c'],
    ['python-package', 'Ünder', 'nder'],
    ['python-package', '3d', '3d'],
    ['python-package', '!', ''],
    ['python-package', 'test', 'test_app'],
    ['python-package', 'Class', 'class_app'],
    ['python-package', 'calendar', 'calendar_app'],
    ['python-minimum', '3.13', '>=3.13'],
  ])('%s of %j is %j', (as, value, expected) => {
    expect(derive(as, value)).toBe(expected);
  });

  it('has nothing for an answer that is not there, or not text', () => {
    expect([derive('project-name', undefined), derive('project-name', true)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('refuses a name that no derivation has', () => {
    expect(() => derive('nothing', 'a')).toThrow('no derivation named nothing');
  });
});
