import type { City } from '@bezpechne/shared/cities'
import { textIn } from '@bezpechne/shared/languages'
import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import { type SyntheticEvent, use, useState } from 'react'

import { useTask } from '../lib/use-task.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { verify } from './api.ts'
import { hexOf } from './hex.ts'
import { receiptWords } from './receipt-words.ts'

export interface Claim {
  city: string
  number: string
  on: string
  /** As the receipt prints it. */
  hash: string
}

const isHash = (text: string) => /^[0-9a-f]{64}$/i.test(text.replaceAll(/\s/g, ''))

/** As a QR carries it; the hash is shown as the paper prints it. */
export function readClaim(search: string): Claim {
  const given = new URLSearchParams(search)
  const one = (name: string) => (given.get(name) ?? '').slice(0, 100)
  const sha256 = one('sha256')
  return { city: one('city'), number: one('number'), on: one('on'), hash: sha256 ? hexOrNothing(sha256) : '' }
}

function hexOrNothing(sha256: string): string {
  try {
    return hexOf(sha256)
  } catch {
    return ''
  }
}

function bytesOf(hash: string): Uint8Array {
  const pairs = hash.replaceAll(/\s/g, '').match(/../g) ?? []
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
}

/** Confirms what stands on a paper, and says nothing that does not stand there. */
export function VerifyReceipt({ cities, claim }: { cities: Promise<City[]>; claim: Claim }) {
  const say = useWords(receiptWords)
  const all = use(cities)
  const [typed, setTyped] = useState(claim)
  const [tried, setTried] = useState(false)
  const [genuine, setGenuine] = useState<boolean>()
  const asking = useTask()

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    setTried(true)
    setGenuine(undefined)
    const { city, number, on, hash } = typed
    if (!city || !number || !on || !isHash(hash)) return
    const sha256 = toText(bytesOf(hash))
    void asking.run(async () => {
      setGenuine((await verify(city, { number: number.trim(), on, sha256 })).genuine)
    })
  }

  function change(part: Partial<Claim>) {
    setTyped({ ...typed, ...part })
    setGenuine(undefined)
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <h1>{say('verifyTitle')}</h1>
      <p>{say('verifyText')}</p>
      <ClaimFields cities={all} claim={typed} tried={tried} onChange={change} />
      <p>
        <button type="submit" className="btn pri big" disabled={asking.busy}>
          {say('verify')}
        </button>
      </p>
      {asking.error !== undefined && <Trouble error={asking.error} />}
      {genuine !== undefined && (
        <Notice tone={genuine ? 'brand' : 'warn'} title={say(genuine ? 'genuine' : 'notGenuine')} alert>
          <p>{say(genuine ? 'genuineText' : 'notGenuineText')}</p>
        </Notice>
      )}
    </form>
  )
}

interface FieldsProps {
  cities: City[]
  claim: Claim
  tried: boolean
  onChange: (part: Partial<Claim>) => void
}

function ClaimFields({ cities, claim, tried, onChange }: FieldsProps) {
  const say = useWords(receiptWords)
  const language = useLanguage()
  const missing = (text: string) => tried && text === '' && say('verifyMissing')
  return (
    <>
      <SelectField
        label={say('verifyCity')}
        value={claim.city}
        none={say('verifyCityNone')}
        error={missing(claim.city)}
        options={cities.map(({ id, name }) => ({ value: id, name: textIn(name, language) }))}
        onChange={(city) => onChange({ city })}
      />
      <TextField
        label={say('verifyNumber')}
        error={missing(claim.number)}
        max={60}
        value={claim.number}
        onChange={(number) => onChange({ number })}
      />
      <Field label={say('verifyOn')} error={missing(claim.on)}>
        {(control) => (
          <input
            {...control}
            className="in"
            type="date"
            value={claim.on}
            onChange={({ target }) => onChange({ on: target.value })}
          />
        )}
      </Field>
      <TextField
        label={say('verifyHash')}
        error={tried && !isHash(claim.hash) && say('verifyHashWrong')}
        lines="wrap"
        max={100}
        value={claim.hash}
        onChange={(hash) => onChange({ hash })}
      />
    </>
  )
}
