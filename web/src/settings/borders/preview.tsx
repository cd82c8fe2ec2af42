import type { CheckBorders, CheckedBorders } from '@bezpechne/shared/geography'
import { useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { toast } from '../../ui/toast.tsx'
import { Consent } from '../consent.tsx'
import { useStoreBorders } from './api.ts'
import { BorderMaps } from './border-maps.tsx'
import { DifferenceList } from './difference-list.tsx'
import { FindingList } from './finding-list.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  checked: CheckedBorders
  body: CheckBorders
  onLookAgain: () => void
  onDone: () => void
}

/** What would change and what was found, on two maps and in lists; and the button, once nothing is wrong. */
export function Preview({ city, checked, body, onLookAgain, onDone }: Props) {
  const say = useWords(words)
  const [at, setAt] = useState<number>()
  const { findings, left } = checked
  const wrong = findings.filter(({ gravity }) => gravity === 'wrong').length
  const warns = findings.some(({ gravity }) => gravity === 'warning')
  return (
    <div className="stack">
      {wrong > 0 && (
        <Notice tone="warn" title={say('wrong', { count: wrong })} alert>
          <p>{say('wrongText')}</p>
        </Notice>
      )}
      <BorderMaps city={city} checked={checked} chosen={at} />
      {findings.length > 0 && (
        <div className="stack t">
          <h2 className="h3">{say('found')}</h2>
          <FindingList findings={findings} chosen={at} onChoose={setAt} />
          {left > 0 && <p className="small muted">{say('left', { count: findings.length })}</p>}
        </div>
      )}
      {wrong === 0 && <DifferenceList checked={checked} />}
      {wrong === 0 && !changesNothing(checked) && (
        <Storing
          city={city}
          body={{ ...body, seen: checked.seen }}
          asks={warns}
          onLookAgain={onLookAgain}
          onDone={onDone}
        />
      )}
    </div>
  )
}

function changesNothing({ differences, city }: CheckedBorders): boolean {
  return city.kind === 'same' && differences.every(({ kind }) => kind === 'same')
}

interface StoringProps extends Pick<Props, 'city' | 'onLookAgain' | 'onDone'> {
  body: CheckBorders & { seen: string }
  asks: boolean
}

function Storing({ city, body, asks, onLookAgain, onDone }: StoringProps) {
  const say = useWords(words)
  const store = useStoreBorders(city)
  const labels = { agree: say('agree'), again: say('again'), store: say('store') }

  async function replace(): Promise<void> {
    await store(body)
    toast(say('stored'))
    onDone()
  }

  return <Consent labels={labels} asks={asks} onStore={replace} onLookAgain={onLookAgain} />
}
