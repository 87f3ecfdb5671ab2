import { expect, test } from 'vitest';
import { explain } from './index.ts';
import { explanationsText } from './text.ts';

test('an explanation has its line, what happened, and what to do', () => {
  const log = "one\nerror: experimental Nix feature 'flakes' is disabled; add it\n";
  expect(explanationsText(explain(log))).toBe(
    `Flakes are switched off in this Nix  (nix-experimental-features)
  line 2: error: experimental Nix feature 'flakes' is disabled; add it

  Nix was installed without \`flakes\`, which every flake command needs.
  → Switch it on permanently: \`mkdir -p ~/.config/nix && echo "experimental-features = nix-command flakes" >> ~/.config/nix/nix.conf\`.
  → Or for one command: \`nix --extra-experimental-features "nix-command flakes" develop\`.
  See https://nix.dev/manual/nix/latest/development/experimental-features`,
  );
});

test('what is not known is said to be unknown', () => {
  expect(explanationsText(explain('all is well'))).toMatch(
    /^Nothing in this output was recognised\./,
  );
});
