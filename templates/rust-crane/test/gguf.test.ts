import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../../../tools/host/cache.ts';
import { freshCopy } from '../../../tools/host/fresh-copy.ts';
import { nixCommand } from '../../../tools/host/nix-command.ts';
import { nixSetup } from '../../../tools/host/nix-setup.ts';
import { findPython } from '../../../tools/host/python.ts';
import { runOrThrow } from '../../../tools/host/run.ts';
import { findUv } from '../../../tools/host/uv.ts';

const write = `
import numpy
from safetensors.numpy import save_file

numbers = numpy.arange(24, dtype=numpy.float32).reshape(2, 3, 4)
save_file({"a": numbers, "b": (numbers[0] / 7).astype(numpy.float16)}, "in.safetensors")
`;

const compare = `
import gguf
from safetensors.numpy import load_file

before = load_file("in.safetensors")
after = {tensor.name: tensor for tensor in gguf.GGUFReader("out.gguf").tensors}
assert sorted(before) == sorted(after), after
for name, numbers in before.items():
    # It lists the fastest dimension first.
    assert list(after[name].shape) == list(reversed(numbers.shape)), after[name].shape
    assert after[name].data.tobytes() == numbers.tobytes(), name
print("the same")
`;

test('the Python programs of safetensors and GGUF agree with the converter', async () => {
  const project = await freshCopy({ folder: join(repository, 'examples', 'rust-inference') });
  const folder = await mkdtemp(join(tmpdir(), 'gguf-'));
  try {
    const python = async (code: string) => {
      const packages = ['safetensors==0.6.2', 'gguf==0.17.1', 'numpy==2.3.5'];
      const interpreter = ['--no-project', '--python', await findPython('3.13')];
      const dependencies = packages.flatMap((name) => ['--with', name]);
      const args = ['run', '--quiet', ...interpreter, ...dependencies, 'python', '-c', code];
      return runOrThrow(await findUv(), args, { cwd: folder });
    };
    await python(write);
    const setup = await nixSetup(project);
    const arguments_ = ['run', '.#safetensors-to-gguf', '--'];
    const files = [join(folder, 'in.safetensors'), join(folder, 'out.gguf')];
    const [program, ...args] = nixCommand(setup, [...arguments_, ...files], project);
    await runOrThrow(program, args, { cwd: project, env: setup.environment });
    expect(await python(compare)).toBe('the same\n');
  } finally {
    await rm(project, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
});
