/** Fewest and most characters, for the schemas and for the forms: no import, so no schema library. */
export const answerLimits = {
  text: [10, 4000],
  basis: [3, 1000],
  steps: [3, 2000],
  source: [3, 200],
  note: [3, 500],
  reason: [3, 200],
  templateTitle: [3, 120],
} as const
