import type { NewOrganisation } from '@bezpechne/shared/organisations'

import { useWords } from '../../lib/words.ts'
import { Overtaken, Theirs } from '../../ui/overtaken.tsx'
import { words } from './words.ts'

/** What somebody else has saved, where it differs from what stands in the fields. */
export function ChangedMeanwhile({ typed, saved }: { typed: NewOrganisation; saved: NewOrganisation }) {
  const say = useWords(words)
  const lines = [
    [say('nameUk'), typed.name.uk, saved.name.uk],
    [say('nameEn'), typed.name.en, saved.name.en],
    [say('kind'), say(typed.kind), say(saved.kind)],
    [say('email'), typed.email ?? '–', saved.email ?? '–'],
    [say('check'), typed.answersReviewed ? '✓' : '–', saved.answersReviewed ? '✓' : '–'],
  ] as const
  return (
    <Overtaken>
      <Theirs fields={lines} />
    </Overtaken>
  )
}
