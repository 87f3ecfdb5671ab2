/** The only place of the plugin that starts a process. */
import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { StringDecoder } from 'node:string_decoder';

export interface Command {
  /** The program and its first arguments. */
  readonly program: readonly string[];
  readonly args: readonly string[];
  readonly cwd: string;
}

/**
 * Where the output goes. `terminal`: Nix has the terminal, with colours and progress. `pass`: it is
 * passed on, and standard error is kept as well. `keep`: it is only kept.
 */
export type Output = 'terminal' | 'pass' | 'keep';

export interface Finished {
  /** 1 when a signal ended it. */
  readonly code: number;
  /** What was kept of standard output. */
  readonly stdout: string;
  /** What was kept of standard error: of more than some megabytes, the end. */
  readonly stderr: string;
  /** Whether this process was told to stop meanwhile. */
  readonly interrupted: boolean;
  /** Why it could not be started, such as ENOENT. */
  readonly notStarted?: string;
}

const stdio = {
  terminal: ['inherit', 'inherit', 'inherit'],
  pass: ['inherit', 'inherit', 'pipe'],
  keep: ['ignore', 'pipe', 'pipe'],
} as const;

const mostKept = 8_000_000;

/**
 * Runs a program without a shell to its end. Signals that this process gets are passed on, so that
 * nothing is left behind; it never throws.
 */
export function runNix({ program, args, cwd }: Command, output: Output): Promise<Finished> {
  const [file = 'nix', ...first] = program;
  // In a group of its own, what a wrapper has started can be told to stop as well. A terminal tells
  // only its own group of Ctrl-C.
  const ownGroup = output !== 'terminal';
  return new Promise((resolve) => {
    const child = spawn(file, [...first, ...args], {
      cwd,
      // As a shell and npm would say it: these are still those of Nx.
      env: { ...process.env, PWD: cwd, INIT_CWD: cwd },
      detached: ownGroup,
      stdio: [...stdio[output]],
    });
    const kept = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      keep(child[name], output === 'pass', (text) => {
        kept[name] = (kept[name] + text).slice(-mostKept);
      });
    const signals = passSignals(child, ownGroup);
    const finish = (result: Pick<Finished, 'code' | 'notStarted'>) => {
      signals.end();
      resolve({ ...kept, interrupted: signals.received(), ...result });
    };
    child.on('error', ({ code, message }: NodeJS.ErrnoException) =>
      finish({ code: 1, notStarted: code ?? message }),
    );
    child.on('close', (code) => finish({ code: code ?? 1 }));
  });
}

function keep(
  stream: NodeJS.ReadableStream | null,
  pass: boolean,
  give: (text: string) => void,
): void {
  const decoder = new StringDecoder('utf8');
  stream?.on('data', (chunk: Buffer) => {
    if (pass) process.stderr.write(chunk);
    give(decoder.write(chunk));
  });
}

/** Until `end`, what tells this process to stop tells the child, and the child's end decides. */
function passSignals(child: ChildProcess, ownGroup: boolean) {
  let received = false;
  const send = (signal: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    try {
      process.kill(ownGroup ? -child.pid : child.pid, signal);
    } catch {
      // It has just ended.
    }
  };
  const listeners = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => {
    const listener = () => {
      received = true;
      // A terminal has told the child already, and some programs take a second Ctrl-C for force.
      if (ownGroup || signal !== 'SIGINT') send(signal);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  // Nx was killed, or this process ends for another reason.
  const stop = () => {
    received = true;
    send('SIGTERM');
  };
  process.on('disconnect', stop);
  process.on('exit', stop);
  return {
    received: () => received,
    end: () => {
      for (const off of listeners) off();
      process.off('disconnect', stop);
      process.off('exit', stop);
    },
  };
}
