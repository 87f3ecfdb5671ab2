import { expect, test } from 'vitest';
import { startServer } from './server.ts';

test('what does not serve is an error, with what it said', async () => {
  const started = startServer((port) => ['sh', '-c', `echo no port ${port} for me; exit 3`]);
  await expect(started).rejects.toThrow(/does not serve:\nno port \d+ for me/);
  await expect(startServer(() => ['no-such-program'])).rejects.toThrow(/ENOENT/);
});

test('it is gone after it was stopped', async () => {
  const python = ['python3', '-m', 'http.server', '--bind', '127.0.0.1'] as const;
  const server = await startServer((port) => [...python, `${port}`]);
  const address = `http://127.0.0.1:${server.port}/`;
  expect((await fetch(address)).status).toBe(200);
  await server.stop();
  await expect(fetch(address)).rejects.toThrow('fetch failed');
});
