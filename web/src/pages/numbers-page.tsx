import { textIn } from '@bezpechne/shared/languages'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { useCategories, useCity } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { NumbersView, numbersWords, type Span, useNumbers } from '../numbers/index.ts'
import { NoCity } from './no-city.tsx'

export function NumbersPage() {
  const say = useWords(numbersWords)
  const language = useLanguage()
  const { city: id } = useParams({ from: '/$city/numbers' })
  const [span, setSpan] = useState<Span>(12)
  const { data: city, error } = useCity(id)
  const { data: categories = [] } = useCategories(id)
  const found = useNumbers(id, span)
  const title = city ? say('titleOf', { city: textIn(city.name, language) }) : say('title')
  useTitle(title)
  if (error instanceof ApiError && error.status === 404) return <NoCity />
  return (
    <main id="main" className="page prose wide">
      <h1>{title}</h1>
      <p className="lead">{say('lead')}</p>
      <NumbersView city={id} categories={categories} span={span} onSpan={setSpan} found={found} />
    </main>
  )
}
