import fc from 'fast-check';

/** Three texts as they come about in a merge: two edits of one text. */
export interface Triple {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

// Few different lines, so that edits touch each other and lines are alike.
const line = fc.constantFrom(
  '',
  '{',
  '}',
  'a',
  'b',
  'c',
  '  a = 1;',
  '# é',
  '=======',
  'x'.repeat(80),
);

const operation = fc.record({
  kind: fc.constantFrom('insert', 'remove', 'replace'),
  at: fc.nat(12),
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
});

const edits = fc.array(operation, { maxLength: 4 });

function edited(
  lines: readonly string[],
  list: readonly (typeof operation extends fc.Arbitrary<infer T> ? T : never)[],
) {
  return list.reduce<string[]>(
    (before, { kind, at, lines: added }) => {
      const place = Math.min(at, before.length);
      return before.toSpliced(
        place,
        kind === 'insert' ? 0 : 1,
        ...(kind === 'remove' ? [] : added),
      );
    },
    [...lines],
  );
}

const text = (lines: readonly string[], endsInside: boolean): string =>
  lines.length === 0 ? '' : lines.join('\n') + (endsInside ? '' : '\n');

/** Some with a last line that does not end. */
export const triples: fc.Arbitrary<Triple> = fc
  .record({
    lines: fc.array(line, { maxLength: 10 }),
    ours: edits,
    theirs: edits,
    endsInside: fc.record({ base: rarely(), ours: rarely(), theirs: rarely() }),
  })
  .map(({ lines, ours, theirs, endsInside }) => ({
    base: text(lines, endsInside.base),
    ours: text(edited(lines, ours), endsInside.ours),
    theirs: text(edited(lines, theirs), endsInside.theirs),
  }));

function rarely(): fc.Arbitrary<boolean> {
  return fc.integer({ min: 0, max: 9 }).map((number) => number === 0);
}
