import { expect, it } from 'vitest';
import { run } from './run.ts';

it('keeps characters that are split between two pieces of output', async () => {
  const program =
    "process.stdout.write('x🦀é'.repeat(50_000)); console.error('🦀é'.repeat(50_000))";
  const lines: string[] = [];
  const onLine = (line: string) => lines.push(line);
  const { code, stdout, stderr } = await run(process.execPath, ['-e', program], { onLine });
  expect(code).toBe(0);
  expect(stdout === 'x🦀é'.repeat(50_000)).toBe(true);
  expect(stderr === `${'🦀é'.repeat(50_000)}\n`).toBe(true);
  expect(lines.length).toBe(1);
  expect(lines[0] === '🦀é'.repeat(50_000)).toBe(true);
});
