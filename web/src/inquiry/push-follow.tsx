import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { followByPush, hindranceTo, PushRefused, stopPush, usePushed } from '../lib/push.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { PushHindrance } from '../ui/push-hindrance.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { pushWords } from './push-words.ts'

/** A message of the device itself, also while no page is open: asked for by a press, never by opening a page. */
export function PushFollow({ inquiry: { city, number } }: { inquiry: PublicInquiry }) {
  const say = useWords(pushWords)
  const { data: pushed = [], refetch } = usePushed()
  const known = pushed.find((one) => one.city === city && one.inquiry?.number === number)
  const on = known !== undefined
  const [hindrance] = useState(hindranceTo)
  const { mutate, error, isPending } = useMutation({
    async mutationFn() {
      await (known ? stopPush(known.id) : followByPush(`/cities/${city}/inquiries/${number}`))
      await refetch()
    },
  })
  const refused = error instanceof PushRefused ? error.why : hindrance
  return (
    <div className="stack t">
      {!hindrance && (
        <button
          type="button"
          className="btn quiet wide"
          aria-pressed={on}
          aria-disabled={isPending}
          onClick={() => !isPending && mutate()}
        >
          <Icon name={on ? 'check' : 'bell'} />
          {say(on ? 'on' : 'ask')}
        </button>
      )}
      <output className="hint">{on ? say('onText') : say('text')}</output>
      {refused && <PushHindrance why={refused} />}
      {error && !(error instanceof PushRefused) && <Trouble error={error} onRetry={() => mutate()} />}
    </div>
  )
}
