import type { Reader } from '../reader.ts';
import { detectionReaders } from './detection.ts';
import { doctorReaders } from './doctor.ts';
import { nativeReaders } from './native.ts';

/** Everything of the command that reads files of others. */
export const readers: readonly Reader[] = [...nativeReaders, ...detectionReaders, ...doctorReaders];
