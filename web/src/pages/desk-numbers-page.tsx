import type { Me } from '@bezpechne/shared/accounts'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { DeskGate } from '../app/desk-gate.tsx'
import { DeskHeader } from '../app/desk-header.tsx'
import { useCategories } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { NumbersView, numbersWords, type Span, useDeskNumbers } from '../numbers/index.ts'

const route = getRouteApi('/desk/$city/numbers')

export function DeskNumbersPage() {
  const { city } = route.useParams()
  return (
    <DeskGate city={city} needs="read-numbers">
      {(me) => <Desk key={city} me={me} city={city} />}
    </DeskGate>
  )
}

function Desk({ me, city }: { me: Me; city: string }) {
  const say = useWords(numbersWords)
  const [span, setSpan] = useState<Span>(12)
  const { data: categories = [] } = useCategories(city)
  const found = useDeskNumbers(city, span)
  useTitle(say('title'))
  return (
    <>
      <DeskHeader me={me} />
      <main id="main" className="page prose wide">
        <h1>{say('title')}</h1>
        <p className="lead">{say('leadDesk')}</p>
        <NumbersView city={city} categories={categories} span={span} onSpan={setSpan} found={found} />
      </main>
    </>
  )
}
