import { mapFindingWords } from '@bezpechne/shared/words/map-findings'

import { defineWords } from '../../lib/words.ts'

/** The same sentences as a command says. */
export const findingWords = defineWords('map-findings', mapFindingWords)
