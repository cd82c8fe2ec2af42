import { findingsIn, withoutFinding } from '@bezpechne/shared/findings'

// At the end or before a comma: "вулиця 8 Березня, 12" keeps its 8.
const house = /[,\s]+(?:буд(?:инок)?\.?\s*)?№?\s*\d{1,4}\s?\p{L}?(?:[-/]\d{1,4}\p{L}?)?(?=\s*(?:$|,))/gu
const houseInFront = /^\d{1,4}\p{L}?[,\s]+/u
const flatWord = 'flat'

/** The address without the flat: nobody's door is public, whatever the topic. */
export function withoutFlat(address: string): string {
  const flat = findingsIn(address).find(({ kind }) => kind === flatWord)
  return (flat ? withoutFinding(address, flat) : address).trim().replace(/[,\s]+$/u, '')
}

/** The street of an address, for topics that do not tell the house. */
export function streetOf(address: string): string {
  return withoutFlat(address)
    .replace(houseInFront, '')
    .replaceAll(house, '')
    .replace(/[,\s]+$/u, '')
}
