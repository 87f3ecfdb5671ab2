/**
 * Whether cargo takes a text as the name of a crate, program or feature that exists; `cargo new` would
 * refuse some of these. A manifest may say anything, and they stand in Nix.
 */
export function isCargoName(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_+.-]{0,63}$/.test(text);
}
