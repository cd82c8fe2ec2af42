import type { Category } from '@bezpechne/shared/categories'
import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'

import { formatMoment, formatTime } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import { afterWords } from './after-words.ts'
import type { Draft, Receipt } from './draft.ts'
import { outbox } from './outbox/outbox.ts'
import { StatusNote } from './outbox/status-note.tsx'

interface Props {
  item: Draft
  receipt: Receipt
  category: Category | undefined
  onAnother: () => void
}

export function ReceiptCard({ item, receipt, category, onAnother }: Props) {
  const say = useWords(afterWords)
  const focus = useCallback((heading: HTMLElement | null) => heading?.focus(), [])
  return (
    <div className="nq-receipt stack">
      <div className="okmark">
        <Icon name="check" large />
      </div>
      <h1 tabIndex={-1} ref={focus}>
        {say('sent')}
      </h1>
      <Numbers receipt={receipt} />
      {item.photos.length > 0 && <StatusNote item={item} />}
      <NextSteps receipt={receipt} category={category} />
      <div className="nq-receipt-f">
        <Link
          className="btn pri big wide"
          to="/$city"
          params={{ city: item.city }}
          onClick={() => void outbox.taken(item.key)}
        >
          {say('haveCode')}
        </Link>
        <p className="hint">{say('haveCodeHint')}</p>
        <div className="row c">
          <Link className="btn quiet" to="/receipt">
            {say('openReceipt')}
          </Link>
          <button type="button" className="btn quiet" onClick={onAnother}>
            {say('another')}
          </button>
        </div>
      </div>
    </div>
  )
}

/** Number and code, to be copied, printed or saved. */
export function Numbers({ receipt }: { receipt: Receipt }) {
  const say = useWords(afterWords)
  const language = useLanguage()
  const { number, receipt: code, sentAt } = receipt
  async function copy(): Promise<void> {
    const done = await navigator.clipboard.writeText(`${number}\n${code}`).then(
      () => true,
      () => false,
    )
    toast(say(done ? 'copied' : 'copyFailed'))
  }
  function download(): void {
    const date = formatMoment(new Date(sentAt).toISOString(), language)
    const text = say('fileText', { number, code, date, address: `${location.origin}/receipt` })
    const file = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
    const link = Object.assign(document.createElement('a'), {
      href: file,
      download: say('fileName', { number }),
    })
    link.click()
    setTimeout(() => URL.revokeObjectURL(file), 60_000)
  }
  return (
    <div className="receipt">
      <span className="small muted">{say('number')}</span>
      <b className="num">{number}</b>
      <span className="small muted">{say('code')}</span>
      <b className="num code">{code}</b>
      <p className="hint">{say('codeHint')}</p>
      <div className="nq-receipt-acts">
        <button type="button" className="btn s" onClick={() => void copy()}>
          <Icon name="copy" />
          {say('copy')}
        </button>
        <button type="button" className="btn s" onClick={() => print()}>
          <Icon name="print" />
          {say('print')}
        </button>
        <button type="button" className="btn s" onClick={download}>
          <Icon name="receipt" />
          {say('download')}
        </button>
      </div>
    </div>
  )
}

function NextSteps({ receipt, category }: Pick<Props, 'receipt' | 'category'>) {
  const say = useWords(afterWords)
  const language = useLanguage()
  const time = formatTime(new Date(receipt.sentAt).toISOString(), language)
  return (
    <section aria-labelledby="next-steps">
      <h2 className="h3" id="next-steps">
        {say('nextHead')}
      </h2>
      <ol className="tl">
        <li className="now">
          <b>{say('check')}</b>
          <span>{say('checkBy', { time })}</span>
        </li>
        <li className="next">
          <b>{say('onMap')}</b>
          {category && <span>{say('onMapTo', { body: textIn(category.body, language) })}</span>}
        </li>
        <li className="next">
          <b>{say('answer')}</b>
          <span>{say('answerText')}</span>
        </li>
      </ol>
    </section>
  )
}
