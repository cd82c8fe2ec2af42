import type { CityCategories } from '@bezpechne/shared/categories'
import { textIn } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { isStale } from '../../lib/overtaken.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Overtaken } from '../../ui/overtaken.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { useChosenCategories } from './api.ts'
import { CategoryRow } from './category-row.tsx'
import { Preview } from './preview.tsx'
import { type Line, useOrder } from './use-order.ts'
import { words } from './words.ts'

import './categories.css'

/** Which topics residents are offered, in which order, and what they see of it. */
export function CategoriesSection({ city }: SectionProps) {
  const { data, error, refetch } = useChosenCategories(city)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} />
  return <Chosen city={city} read={data} />
}

function Chosen({ city, read }: { city: string; read: CityCategories }) {
  const say = useWords(words)
  const order = useOrder(city, read)
  const { lines, error } = order
  return (
    <>
      <p className="muted">{say('how')}</p>
      <div className="cat-two">
        <div className="stack t">
          <Rows lines={lines} onChange={order.change} />
          {order.overtaken && <SavedMeanwhile saved={order.saved} />}
          {error !== undefined && !isStale(error) && <SaveTrouble error={error} />}
          <Buttons order={order} />
        </div>
        <Preview lines={lines} />
      </div>
    </>
  )
}

/** What a colleague offers to residents, in its order. */
function SavedMeanwhile({ saved }: { saved: Line[] }) {
  const language = useLanguage()
  const offered = saved.filter(({ on }) => on).map(({ category }) => textIn(category.name, language))
  return (
    <Overtaken>
      <p>{offered.join(' · ')}</p>
    </Overtaken>
  )
}

function Rows({ lines, onChange }: { lines: Line[]; onChange: (lines: Line[]) => void }) {
  const say = useWords(words)
  const language = useLanguage()
  const [told, setTold] = useState('')

  function move(place: number, by: -1 | 1): void {
    const [one, other] = [lines[place], lines[place + by]]
    if (!one || !other) return
    onChange(lines.with(place, other).with(place + by, one))
    setTold(say('moved', { topic: textIn(one.category.name, language), no: place + by + 1 }))
  }

  return (
    <>
      <ol className="set-rows cat-lines" aria-label={say('list')}>
        {lines.map((line, place) => (
          <CategoryRow
            key={line.category.code}
            line={line}
            first={place === 0}
            last={place === lines.length - 1}
            onTurn={(on) => onChange(lines.with(place, { ...line, on }))}
            onMove={(by) => move(place, by)}
          />
        ))}
      </ol>
      <output className="vh">{told}</output>
    </>
  )
}

function Buttons({ order }: { order: ReturnType<typeof useOrder> }) {
  const say = useWords(words)
  const none = order.lines.every(({ on }) => !on)
  const blocked = order.busy || none || !order.changed
  const tell = (saved: boolean) => saved && toast(say('saved'))
  return (
    <>
      {none && <p className="errt">{say('least')}</p>}
      <div className="row">
        <button
          type="button"
          className="btn pri"
          aria-disabled={blocked}
          onClick={() => blocked || void order.save().then(tell)}
        >
          {say(order.busy ? 'saving' : 'save')}
        </button>
        {order.changed && (
          <button type="button" className="btn" onClick={order.reset}>
            {say('reset')}
          </button>
        )}
        {!order.isNational && (
          <button
            type="button"
            className="btn quiet"
            aria-disabled={order.busy}
            onClick={() => void order.takeNational().then(tell)}
          >
            {say('national')}
          </button>
        )}
      </div>
    </>
  )
}
