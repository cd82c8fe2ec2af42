import type { AuthorView } from '@bezpechne/shared/inquiries'
import { readReceipt } from '@bezpechne/shared/receipt'
import { type ComponentType, useEffect, useEffectEvent, useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { openLive } from '../lib/live.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import type { DisputePhotosProps } from './dispute-dialog.tsx'
import { OwnInquiry, type RevisionProps } from './own-inquiry.tsx'
import { ReceiptForm } from './receipt-form.tsx'
import { receiptWords } from './receipt-words.ts'
import { takeCode } from './take-code.ts'
import { useReceipt } from './use-receipt.ts'

interface Props {
  /** The form in which an author makes the changes that are asked for. */
  Revision: ComponentType<RevisionProps>
  DisputePhotos: ComponentType<DisputePhotosProps>
}

/** First the code, then what it opens. */
export function ReceiptView({ Revision, DisputePhotos }: Props) {
  const say = useWords(receiptWords)
  const [code, setCode] = useState(fromAddress)
  const { data: own, error, isFetching, refetch } = useReceipt(code)
  useChanges(own, () => void refetch())
  if (own && code) {
    const reread = () => void refetch()
    return (
      <OwnInquiry
        own={own}
        code={code}
        onChanged={reread}
        onClose={() => setCode(undefined)}
        Revision={Revision}
        DisputePhotos={DisputePhotos}
      />
    )
  }
  const unknown = error instanceof ApiError && error.status === 404
  return (
    <div className="stack w narrow-c">
      <header className="stack t">
        <h1>{say('title')}</h1>
        <p>{say('intro')}</p>
      </header>
      <div className="card stack">
        <ReceiptForm
          refused={unknown ? say('unknown') : undefined}
          busy={isFetching}
          onOpen={(typed) => (typed === code ? void refetch() : setCode(typed))}
        />
        {error && !unknown && <Trouble error={error} onRetry={() => void refetch()} />}
      </div>
      <Notice title={say('lost')}>
        <p>{say('lostText')}</p>
      </Notice>
    </div>
  )
}

function fromAddress(): string | undefined {
  const read = readReceipt(takeCode())
  return read.kind === 'receipt' ? read.code : undefined
}

function useChanges(own: AuthorView | undefined, onChange: () => void) {
  const city = own?.city
  // What became part of another lives on there.
  const number = own?.mergedInto ?? own?.number
  const tell = useEffectEvent(onChange)
  useEffect(
    function listen() {
      if (!city) return undefined
      return openLive(city, (event) => {
        if (event.type === 'inquiry-changed' ? event.number === number : event.seq === 0) tell()
      })
    },
    [city, number],
  )
}
