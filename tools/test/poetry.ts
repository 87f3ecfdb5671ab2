import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '../host/cache.ts';

/** pip knows the address. */
const simpleIndex = 'from pip._internal.models.index import PyPI; print(PyPI.simple_url)';

/** Poetry, for a dev shell: it reads an index that may lack the API that it asks. */
export const poetry = [
  'env',
  `PYTHONPATH=${join(repository, 'tools/host/poetry-index')}`,
  `SIMPLE_INDEX=${execFileSync('python3', ['-c', simpleIndex], { encoding: 'utf8' }).trim()}`,
  'poetry',
];
