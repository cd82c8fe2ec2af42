/** What the guard looks for: Criminal Code 114-2, and danger that no map may wait for. Each has its list of words. */
export const lexiconKinds = [
  'emergency',
  'explosive',
  'strike-places',
  'air-defence',
  'forces',
  'arms',
  'checkpoints',
] as const
export type LexiconKind = (typeof lexiconKinds)[number]

/** All that can hold an inquiry back; the last two have no words: a pattern, and a place on the map. */
export const guardKinds = [...lexiconKinds, 'coordinates', 'no-publish-area'] as const
export type GuardKind = (typeof guardKinds)[number]

/** Where minutes count: shown first, and the form says whom to call. */
export const urgentKinds = ['emergency', 'explosive'] as const satisfies GuardKind[]

/** A stretch of the text, in UTF-16 units, end excluded, and the term of the lexicon that found it. */
export interface Hit<Kind extends GuardKind = GuardKind> {
  kind: Kind
  term: string
  start: number
  end: number
}

/** What a term is called, and the patterns that find it: patterns.ts says how they are written. */
export type TermList = Record<string, readonly string[]>
