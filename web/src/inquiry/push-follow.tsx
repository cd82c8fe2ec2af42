import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { pushWords } from './push-words.ts'
import { followByPush, hindranceTo, PushRefused, stopPushOf } from './push.ts'

/** A message of the device itself, also while no page is open: asked for by a press, never by opening a page. */
export function PushFollow({ inquiry: { city, number } }: { inquiry: PublicInquiry }) {
  const say = useWords(pushWords)
  const [on, setOn] = useState(false)
  const [hindrance] = useState(hindranceTo)
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => (on ? stopPushOf(number) : followByPush(city, number)),
    onSuccess: () => setOn(!on),
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
      {refused && (
        <Notice tone="warn" title={say(refused)}>
          <p>{say(`${refused}Text`)}</p>
        </Notice>
      )}
      {error && !(error instanceof PushRefused) && <Trouble error={error} onRetry={() => mutate()} />}
    </div>
  )
}
