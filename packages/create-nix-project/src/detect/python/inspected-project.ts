import type { NativePackage } from '../../values/found.ts';
import type { Fact } from '../../values.ts';
import type { NamedPackage } from './dependencies.ts';

/** What was read of a project, without what follows from it. */
export interface InspectedProject {
  readonly facts: readonly Fact[];
  /** What it is made of; absent where there is no manifest. */
  readonly packages?: {
    readonly named: readonly NamedPackage[];
    readonly nativePackages: readonly NativePackage[];
  };
}
