import { readReceipt } from '@bezpechne/shared/receipt'
import { type ComponentType, useEffect, useMemo, useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { ReceiptForm } from '../ui/receipt-form.tsx'
import { Trouble } from '../ui/trouble.tsx'
import type { DisputePhotosProps } from './dispute-dialog.tsx'
import { OwnInquiry, type RevisionProps } from './own-inquiry.tsx'
import { receiptWords } from './receipt-words.ts'
import { takeCode } from './take-code.ts'
import { useChanges, useReceipt } from './use-receipt.ts'

interface Props {
  /** The form in which an author makes the changes that are asked for. */
  Revision: ComponentType<RevisionProps>
  DisputePhotos: ComponentType<DisputePhotosProps>
  /** Somebody has typed a code, and it was right. */
  onHeld: (code: string) => void
}

/** First the code, then what it opens. */
export function ReceiptView({ Revision, DisputePhotos, onHeld }: Props) {
  const say = useWords(receiptWords)
  const [code, setCode] = useState(fromAddress)
  const [typed, setTyped] = useState<string>()
  const holder = useMemo(() => code !== undefined && { code }, [code])
  const { data: own, error, isFetching, refetch } = useReceipt(holder || undefined)
  useChanges(own, () => void refetch())
  const opened = own !== undefined && typed === code
  useEffect(() => {
    if (opened && typed) onHeld(typed)
  }, [opened, typed, onHeld])
  if (own && holder) {
    const parts = { Revision, DisputePhotos }
    const reread = () => void refetch()
    return <OwnInquiry {...{ own, holder, ...parts }} onChanged={reread} onClose={() => setCode(undefined)} />
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
          unknown={unknown}
          busy={isFetching}
          action={say(isFetching ? 'opening' : 'open')}
          primary
          onOpen={(entered) => {
            setTyped(entered)
            if (entered === code) void refetch()
            else setCode(entered)
          }}
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
