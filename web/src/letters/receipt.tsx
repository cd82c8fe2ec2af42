import type { Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { readBeat } from './api.ts'
import { Choice } from './choice.tsx'
import type { ReceiptFacts } from './receipt-paper.ts'
import { receiptWords } from './receipt-words.ts'
import type { Opened } from './session.ts'

/** A paper for the drawer, made on this device. */
export function ReceiptButton({ paper, code }: { paper: ReceiptFacts; code: string }) {
  const say = useWords(receiptWords)
  const language = useLanguage()
  const [withCode, setWithCode] = useState(false)
  const [failed, setFailed] = useState(false)

  async function save() {
    setFailed(false)
    try {
      const { saveReceipt } = await import('./receipt-paper.ts')
      const officer = await officerOf(paper, language)
      await saveReceipt({ ...paper, officer, code: withCode ? code : null }, say, language)
    } catch {
      setFailed(true)
    }
  }

  return (
    <div className="stack lt-noprint">
      <Choice checked={withCode} label={say('withCode')} hint={say('withCodeHint')} onChange={setWithCode} />
      <p>
        <button type="button" className="btn" onClick={() => void save()}>
          <Icon name="print" />
          {say('save')}
        </button>
      </p>
      {failed && <p role="alert">{say('failed')}</p>}
    </div>
  )
}

/** Who keeps the beat, once somebody there has accepted the letter. */
async function officerOf(
  { city, beat, registeredAt }: ReceiptFacts,
  language: Language,
): Promise<string | null> {
  if (!beat || !registeredAt) return null
  const { officer, substitute } = await readBeat(city, beat)
  return textIn((officer ?? substitute)?.name, language) ?? null
}

export function Receipt({ opened: { mine, reading }, code }: { opened: Opened; code: string }) {
  const { header } = mine.record
  const paper: ReceiptFacts = {
    ...mine,
    city: header.city,
    addressee: header.addressee,
    track: header.track,
    sha256: reading.sha256,
  }
  return <ReceiptButton paper={paper} code={code} />
}
