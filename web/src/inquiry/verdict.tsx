import type { AuthorView, Disputed } from '@bezpechne/shared/inquiries'
import { useMutation } from '@tanstack/react-query'
import { type ComponentType, useState } from 'react'

import { useAct } from '../lib/act.ts'
import type { Holder } from '../lib/holder.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { DisputeDialog, type DisputePhotosProps } from './dispute-dialog.tsx'
import { receiptWords } from './receipt-words.ts'

interface Props {
  own: AuthorView
  holder: Holder
  onChanged: () => void
  DisputePhotos: ComponentType<DisputePhotosProps>
}

/** Answered is not the same as solved: the author says which. */
export function Verdict({ own: { city, number, timeline }, holder, onChanged, DisputePhotos }: Props) {
  const say = useWords(receiptWords)
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const { mutate, error, isPending } = useMutation({
    mutationFn: (body: { verdict: 'confirm' } | { verdict: 'dispute'; note: string; photos: string[] }) =>
      act<Disputed>(`/cities/${city}/inquiries/${number}/dispute`, { ...codeOf(holder), ...body }),
    onSuccess() {
      setAsking(false)
      onChanged()
    },
  })
  const since = timeline.slice(timeline.findLastIndex(({ step }) => step === 'answer'))
  if (since.some(({ step }) => step === 'confirm')) return <p className="fixed-q">{say('confirmed')}</p>
  return (
    <>
      <div className="fixed-q">
        <Question />
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
          city={city}
          Photos={DisputePhotos}
          onSend={(said) => mutate({ verdict: 'dispute', ...said })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function Question() {
  const say = useWords(receiptWords)
  return (
    <p>
      <b>{say('question')}</b>
    </p>
  )
}

/** Signed in, the address of the request says which. */
function codeOf(holder: Holder) {
  return 'code' in holder ? holder : {}
}
