import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';

/** A server on this machine, which nothing but this machine reaches. */
export interface Server {
  readonly port: number;
  /** What it has printed so far. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * Starts a program that serves on a port of 127.0.0.1, and waits until it answers there.
 *
 * @param command gives the program and its arguments for a port that is free
 * @throws with what it printed when it ends or does not answer within 20 seconds
 */
export async function startServer(
  command: (port: number) => readonly [string, ...string[]],
): Promise<Server> {
  const port = await freePort();
  const [program, ...args] = command(port);
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  child.on('error', (error) => {
    log += error.message;
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const end = () => child.kill();
  process.once('exit', end);
  const stop = async () => {
    process.off('exit', end);
    if (isRunning(child)) {
      child.kill();
      await once(child, 'exit');
    }
  };
  if (!(await answers(port, child))) {
    await stop();
    await closed;
    throw new Error(`\`${[program, ...args].join(' ')}\` does not serve:\n${log}`);
  }
  return { port, log: () => log, stop };
}

/** A port that nobody listens on right now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

async function answers(port: number, child: ChildProcess): Promise<boolean> {
  const end = Date.now() + 20_000;
  while (Date.now() < end && isRunning(child)) {
    if (await accepts(port)) return true;
    await setTimeout(50);
  }
  return false;
}

function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
