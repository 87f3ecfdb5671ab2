/**
 * A remote cache for Nx, for tests: no registry has a server that knows tokens for reading only. It
 * has all of the protocol in https://nx.dev/docs/kb/self-hosted-caching, keeps the entries in memory,
 * and prints each request with the status of its answer.
 *
 * Started with a port of 127.0.0.1, the token of those who may read, and of those who may write too.
 */
import { createServer, type IncomingMessage } from 'node:http';
import process from 'node:process';
import { buffer } from 'node:stream/consumers';

const [port, readToken, writeToken] = process.argv.slice(2);
const entries = new Map<string, Buffer>();

createServer(async (request, response) => {
  const [status, answer] = reply(request, await buffer(request));
  process.stdout.write(`${request.method} ${status}\n`);
  // Nx shows what it is told only as plain text.
  response.writeHead(status, typeof answer === 'string' ? { 'content-type': 'text/plain' } : {});
  response.end(answer);
}).listen(Number(port), '127.0.0.1');

function reply({ method, url, headers }: IncomingMessage, body: Buffer): [number, unknown?] {
  const hash = /^\/v1\/cache\/([\w-]+)$/.exec(url ?? '')?.[1];
  if (hash === undefined) return [404];
  const token = headers.authorization?.replace(/^Bearer /, '');
  if (token !== readToken && token !== writeToken) return [401, 'This token is not known.'];
  const entry = entries.get(hash);
  if (method === 'GET') return entry === undefined ? [404] : [200, entry];
  if (method !== 'PUT') return [405];
  if (token !== writeToken) return [403, 'This token may only read.'];
  // Nobody can replace what others may have used.
  if (entry !== undefined) return [409];
  entries.set(hash, body);
  return [200];
}
