const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const cleanups = new Set<() => void>();
let listening = false;

/** Runs `cleanup` when the process is told to stop, before it exits with 130. Returns its release. */
export function onInterrupt(cleanup: () => void): () => void {
  cleanups.add(cleanup);
  if (!listening) for (const signal of signals) process.once(signal, stop);
  listening = true;
  return () => cleanups.delete(cleanup);
}

function stop(): void {
  for (const cleanup of cleanups) cleanup();
  process.exit(130);
}
