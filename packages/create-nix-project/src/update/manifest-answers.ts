import { checkAgreements } from '../answers/contradictions.ts';
import { flagOf } from '../answers/spelling.ts';
import { refusal } from '../answers/validate.ts';
import { isCliError, usageError } from '../errors.ts';
import { evidenceText } from '../text/evidence.ts';
import type { Answers, Detected, Fact, Question, Template } from '../values.ts';

/**
 * What only a new project is asked is in its manifest once it is there, and its owner changes it there.
 * Such an answer of the record becomes what the manifest says now, so that the answers give this project
 * again, and go together.
 */
export function withManifest(template: Template, answers: Answers, facts: Detected): Answers {
  const found = inManifest(template, facts).filter(
    ({ question, fact }) =>
      answers[question.id] !== undefined && refusal(question, fact.value) === undefined,
  );
  const now = {
    ...answers,
    ...Object.fromEntries(found.map(({ question, fact }) => [question.id, fact.value])),
  };
  return goTogether(template, now) ? now : answers;
}

/**
 * Refuses to change by an answer what only the manifest says.
 * @throws {CliError} exit code 2 naming the place
 */
export function refuseManifestAnswers(template: Template, given: Answers, facts: Detected): void {
  const refused = inManifest(template, facts).find(
    ({ question, fact }) => given[question.id] !== undefined && given[question.id] !== fact.value,
  );
  if (refused === undefined) return;
  const { question, fact } = refused;
  throw usageError(
    'manifest-answer',
    `${flagOf(question.flag)} is “${fact.value}” in ${evidenceText(fact.evidence)}, which no update changes. Nothing was written.`,
    'Edit it there, and run `create-nix-project update`.',
  );
}

function inManifest(
  { questions }: Template,
  { facts }: Detected,
): { question: Question; fact: Fact }[] {
  return questions
    .filter(({ when }) => when?.project === 'new')
    .flatMap((question) => {
      const fact = facts.find(({ id }) => id === question.fact);
      return fact === undefined ? [] : [{ question, fact }];
    });
}

/** Whether a new project would be made with these answers. */
function goTogether(template: Template, answers: Answers): boolean {
  try {
    checkAgreements(template, answers, { project: 'new', facts: [] });
    return true;
  } catch (error) {
    if (!isCliError(error)) throw error;
    return false;
  }
}
