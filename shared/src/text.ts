import * as z from 'zod'

import { hiddenCharacter } from './inquiry-text.ts'

// More than 4 combining marks in a row write over the lines around them; Ukrainian and IPA need at most 2.
const stacked = /\p{M}{5,}/u
// Joiners, fillers, soft hyphens, tags: they may stand inside a text, but they are none.
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}/gu

/** Text that people typed: NFC, trimmed, without controls, bidi overrides or towers of combining marks. */
export function typedText(min: number, max: number) {
  return (
    z
      .string()
      .normalize('NFC')
      .trim()
      .min(min)
      .max(max)
      // Half of a character of two halves is none, and no database stores it as JSON.
      .refine((text) => text.isWellFormed() && !hiddenCharacter.test(text), {
        params: { code: 'hidden-characters' },
      })
      .refine((text) => !stacked.test(text), { params: { code: 'stacked-marks' } })
      .refine((text) => isVisible(text, min), { params: { code: 'too-short' } })
  )
}

/** Filled with signs of no width, a text would have the length and say nothing. */
function isVisible(text: string, min: number): boolean {
  return text.replaceAll(invisible, '').length >= Math.min(min, text.length)
}

/** The same on one line. */
export function typedLine(min: number, max: number) {
  return typedText(min, max).refine((text) => !/[\n\t]/.test(text), { params: { code: 'one-line' } })
}
