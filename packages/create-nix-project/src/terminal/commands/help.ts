import type { CommandLine } from './command-line.ts';

export const helpLine: CommandLine = {
  argument: 'TOPIC',
  options: {},
  help: `Usage: create-nix-project help [TOPIC] [--json]

TOPIC is a command (create, detect, doctor, explain, update, policy), or a
template: then all its keys for --set, with their values and defaults.
With --json, \`templates\` has the same as data.`,
};
