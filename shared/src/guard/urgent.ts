import { Lexicon, termsOf } from './lexicon.ts'
import { emergency } from './lexicon/emergency.ts'
import { explosive } from './lexicon/explosive.ts'

let urgent: Lexicon | undefined

/** Whether somebody who types this should rather call: an explosive, or a person in danger now. */
export function urgencyOf(text: string): 'explosive' | 'emergency' | undefined {
  urgent ??= new Lexicon([...termsOf('explosive', explosive), ...termsOf('emergency', emergency)])
  const kinds = new Set(urgent.hitsIn(text).map(({ kind }) => kind))
  if (kinds.has('explosive')) return 'explosive'
  return kinds.has('emergency') ? 'emergency' : undefined
}
