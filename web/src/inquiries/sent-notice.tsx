import { Link } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { afterWords } from './after-words.ts'
import { writerFor } from './writer.ts'

/** On every other page: goes on sending what was waiting for a link, and hands over the receipt when it has gone. */
export function SentNotice({ city }: { city: string }) {
  const say = useWords(afterWords)
  const writer = writerFor(city)
  const { loaded, draft, receipt } = useSyncExternalStore(writer.subscribe, writer.get)
  useEffect(
    function goOnSending() {
      writer.open()
    },
    [writer],
  )
  if (!loaded || draft.sending) return null
  return (
    <section className="nq-sent" aria-label={say(receipt ? 'sent' : 'server')}>
      <Icon name={receipt ? 'check' : 'warn'} />
      <output>{receipt ? say('sentMeanwhile', { number: receipt.number }) : say('refusedMeanwhile')}</output>
      <Link className="btn s" to="/$city/new" params={{ city }}>
        {say(receipt ? 'showReceipt' : 'openForm')}
      </Link>
    </section>
  )
}
