import { neededSteps } from '@bezpechne/shared/opening'

import type { Needed } from './needed-queries.ts'

/** Whether everybody may see a city. */
export function isComplete(needed: Needed): boolean {
  return neededSteps.every((step) => needed[step])
}
