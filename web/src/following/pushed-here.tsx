import { useMutation } from '@tanstack/react-query'

import { stopPush, usePushed } from '../lib/push.ts'
import { useWords } from '../lib/words.ts'
import { Trouble } from '../ui/trouble.tsx'
import { ThingLine, useNameOf } from './thing.tsx'
import { words } from './words.ts'

import './following.css'

/** What comes to this browser as notifications, and the way to stop each; nothing for a browser that takes none. */
export function PushedHere() {
  const say = useWords(words)
  const nameOf = useNameOf()
  const { data: pushed = [], refetch } = usePushed()
  const { mutate, error, isPending } = useMutation({
    async mutationFn(id: string) {
      await stopPush(id)
      await refetch()
    },
  })
  if (pushed.length === 0) return null
  return (
    <section className="card stack narrow-c" aria-labelledby="pushed-h">
      <h2 id="pushed-h" className="h3">
        {say('pushedList')}
      </h2>
      <ul className="follow-list">
        {pushed.map((thing) => (
          <li key={thing.id} className="follow-thing">
            <ThingLine thing={thing} />
            <p>
              <button
                type="button"
                className="btn s"
                aria-label={say('stopOf', { name: nameOf(thing) })}
                aria-disabled={isPending}
                onClick={() => !isPending && mutate(thing.id)}
              >
                {say('stop')}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {error && <Trouble error={error} />}
    </section>
  )
}
