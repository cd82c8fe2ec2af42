import { type GuardKind, guardKinds } from '@bezpechne/shared/guard/kinds'

import { defineWords, useWords } from './words.ts'

const words = defineWords('guardKinds', {
  uk: {
    emergency: 'хтось у небезпеці зараз',
    explosive: 'вибухонебезпечне',
    'strike-places': 'місце удару',
    'air-defence': 'протиповітряна оборона',
    forces: 'війська',
    arms: 'зброя',
    checkpoints: 'блокпост',
    coordinates: 'координати',
    'no-publish-area': 'закрита зона',
  },
  en: {
    emergency: 'somebody in danger now',
    explosive: 'explosive',
    'strike-places': 'place of a strike',
    'air-defence': 'air defence',
    forces: 'forces',
    arms: 'arms',
    checkpoints: 'checkpoint',
    coordinates: 'coordinates',
    'no-publish-area': 'closed area',
  },
})

/** What the guard found, in the reader's language. */
export function useGuardKinds(): Record<GuardKind, string> {
  const say = useWords(words)
  const named = guardKinds.map((kind) => [kind, say(kind)] as const)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every kind is named above
  return Object.fromEntries(named) as Record<GuardKind, string>
}
