/** What a human still has to do for a variant, in order. */
export function nextSteps(variant: string): string {
  return `
templates/${variant} is there, and examples/${variant}-starter is what it makes. Its own tests:

  npx nx run template-${variant}:template-test

What is left to do, in this order:

  1. templates/${variant}/files/: what the flake builds and checks for this kind of project, in a
     project that is there as well. After each change: npm run examples:render
  2. templates/${variant}/template.json: its questions; and “requires”, the facts that a project
     must have which is there, with what to do where it has not.
  3. packages/create-nix-project/src/detect/propose.ts: which projects it is proposed for.
  4. templates/${variant}/test/: starter.test.ts for what the variant promises, documented.ts for the
     commands of its README.
  5. README.md: a row in the table of the variants, and one in that of the examples.
  6. .changeset/variant-${variant}.md: what users are told.

Then: npm test
`;
}
