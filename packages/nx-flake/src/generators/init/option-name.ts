/** The option of a generator for a flag of the command, as Nx spells it: `rust-version` → `rustVersion`. */
export function optionName(flag: string): string {
  return flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
