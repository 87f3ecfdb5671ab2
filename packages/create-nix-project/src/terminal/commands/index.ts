import type { CommandLine, Options } from './command-line.ts';
import { createLine } from './create.ts';
import { detectLine } from './detect.ts';
import { doctorLine } from './doctor.ts';
import { explainLine } from './explain.ts';
import { helpLine } from './help.ts';
import { policyLine } from './policy.ts';
import { updateLine } from './update.ts';

export const commands = [
  'create',
  'detect',
  'doctor',
  'explain',
  'update',
  'policy',
  'help',
] as const;
export type Command = (typeof commands)[number];

/** Each command owns its options and its help. */
export const commandLines: Readonly<Record<Command, CommandLine>> = {
  create: createLine,
  detect: detectLine,
  doctor: doctorLine,
  explain: explainLine,
  update: updateLine,
  policy: policyLine,
  help: helpLine,
};

/** What every command takes. */
export const generalOptions: Options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
};
