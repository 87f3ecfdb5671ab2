/** What a human still has to do for a template, in order. */
export function nextSteps(template: string): string {
  return `
templates/${template} is there, and examples/${template}-starter is what it makes. Its own tests:

  npx nx run template-${template}:template-test

What is left to do, in this order:

  1. templates/${template}/files/: what the flake builds and checks for this kind of project, in a
     project that is there as well. After each change: npm run examples:render
  2. templates/${template}/template.ts: its questions, which projects it is proposed for (\`fit\`), its
     place in lists (\`position\`); and \`requires\`, the facts that an existing project must have, with
     what to do where it has not.
  3. templates/${template}/test/: starter.test.ts for what the template promises, documented.ts for the
     commands of its README.
  4. README.md: a row in the table of the templates, and one in that of the examples.
  5. .changeset/template-${template}.md: what users are told.

Then: npm test
`;
}
