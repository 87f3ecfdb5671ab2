import type { Detected, Facts, ProposedVariant, Template } from '../values.ts';

/** Which templates fit what was detected, the best first, and why the others do not. */
export function propose(detected: Detected, templates: readonly Template[]): Facts {
  const weighed = templates.map(({ id, rules }) => {
    const fit = rules.fit(detected);
    const { reason, evidence } = fit;
    return { weight: fit.fits ? fit.weight : undefined, proposed: { id, reason, evidence } };
  });
  const fitting = weighed.flatMap(({ weight, proposed }) =>
    weight === undefined ? [] : [{ weight, proposed }],
  );
  const others: ProposedVariant[] = weighed
    .filter(({ weight }) => weight === undefined)
    .map(({ proposed }) => proposed);
  return {
    ...detected,
    variants: fitting.sort((a, b) => b.weight - a.weight).map(({ proposed }) => proposed),
    otherVariants: detected.facts.length === 0 ? [] : others,
  };
}
