import type { AuthorView, Disputed } from '@bezpechne/shared/inquiries'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { post } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { DisputeDialog } from './dispute-dialog.tsx'
import { receiptWords } from './receipt-words.ts'

interface Props {
  own: AuthorView
  code: string
  onChanged: () => void
}

/** Answered is not the same as solved: the author says which. */
export function Verdict({ own: { city, number, timeline }, code, onChanged }: Props) {
  const say = useWords(receiptWords)
  const [asking, setAsking] = useState(false)
  const { mutate, error, isPending } = useMutation({
    mutationFn: (body: { verdict: 'confirm' | 'dispute'; note?: string }) =>
      post<Disputed>(`/cities/${city}/inquiries/${number}/dispute`, { code, ...body }),
    onSuccess() {
      setAsking(false)
      onChanged()
    },
  })
  if (timeline.at(-1)?.step === 'confirm') return <p className="fixed-q">{say('confirmed')}</p>
  return (
    <>
      <div className="fixed-q">
        <p>
          <b>{say('question')}</b>
        </p>
        <div className="row">
          <button
            type="button"
            className="btn s"
            disabled={isPending}
            onClick={() => mutate({ verdict: 'confirm' })}
          >
            <Icon name="check" />
            {say('yes')}
          </button>
          <button type="button" className="btn s" disabled={isPending} onClick={() => setAsking(true)}>
            <Icon name="disagree" />
            {say('no')}
          </button>
        </div>
        {error && !asking && <Trouble error={error} />}
      </div>
      {asking && (
        <DisputeDialog
          busy={isPending}
          error={error}
          onSend={(note) => mutate({ verdict: 'dispute', ...(note && { note }) })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
