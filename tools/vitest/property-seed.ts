/**
 * Set-up of all tests: property tests draw the same values each time, so that only a change can make
 * one fail. `npm run fuzz` draws others, by the variable FC_SEED; what it finds becomes an example.
 */
import process from 'node:process';
import fc from 'fast-check';

/** Of everything that tests draw. */
export const propertySeed = Number(process.env.FC_SEED ?? 20_261_121);

fc.configureGlobal({ seed: propertySeed });
