import type { Detected, Facts, ProposedTemplate, Template } from '../values.ts';

/** Which templates fit what was detected, the best first, and why the others do not. */
export function propose(detected: Detected, templates: readonly Template[]): Facts {
  const weighed = templates.map(({ id, rules }) => {
    const fit = rules.fit(detected);
    const { reason, evidence } = fit;
    return { weight: fit.fits ? fit.weight : undefined, proposed: { id, reason, evidence } };
  });
  const found = weighed.flatMap(({ weight, proposed }) =>
    weight === undefined ? [] : [{ weight, proposed }],
  );
  const others: ProposedTemplate[] = weighed
    .filter(({ weight }) => weight === undefined)
    .map(({ proposed }) => proposed);
  return {
    ...detected,
    fitting: found.sort((a, b) => b.weight - a.weight).map(({ proposed }) => proposed),
    others: detected.facts.length === 0 ? [] : others,
  };
}
