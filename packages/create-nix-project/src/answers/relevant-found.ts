import type { Found } from '../values/found.ts';
import type { ProjectKind, Template } from '../values.ts';

/** What was found in the language that a template is about; in a new project, nothing. */
export function relevantFound(
  { language }: Template,
  project: ProjectKind,
  found: Found = {},
): Found {
  return language === undefined || project === 'new' ? {} : { [language]: found[language] };
}
