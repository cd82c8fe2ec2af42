import { lazy, Suspense, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { buttonWords } from './button-words.ts'

// Who only reads the page does not wait for it.
const FollowDialog = lazy(() =>
  import('./follow-dialog.tsx').then((dialog) => ({ default: dialog.FollowDialog })),
)

interface Props {
  city: string
  /** Of one inquiry; without it a place: the city, a topic or an area. */
  number?: string
  /** Topics that are chosen on the map. */
  topics?: readonly string[]
}

export function FollowButton({ city, number, topics = [] }: Props) {
  const say = useWords(buttonWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className={number ? 'btn wide' : 'btn s'} onClick={() => setOpen(true)}>
        <Icon name="mail" />
        {say(number ? 'follow' : 'followPlace')}
      </button>
      {open && (
        <Suspense fallback={null}>
          <FollowDialog city={city} number={number} topics={topics} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
