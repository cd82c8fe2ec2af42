import { textIn } from '@bezpechne/shared/languages'
import type { AnsweredQuestion } from '@bezpechne/shared/search'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import { get } from '../lib/api.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { PinMark } from '../ui/pin-mark.tsx'
import { answeredWords } from './answered-words.ts'

const shown = 3

/** Who looks for something that was answered reads the answer first. Loaded with the first search. */
export function Answered({ city, q }: { city: string; q: string }) {
  const say = useWords(answeredWords)
  const language = useLanguage()
  const { data } = useQuery({
    queryKey: ['answers', city, q],
    queryFn: ({ signal }) =>
      get<{ items: AnsweredQuestion[] }>(`/cities/${city}/answers?${new URLSearchParams({ q })}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  })
  const found = data?.items.slice(0, shown) ?? []
  if (found.length === 0) return null
  return (
    <section className="answered" aria-labelledby="answered-h">
      <h2 className="small" id="answered-h">
        {say('title')}
      </h2>
      <ul className="list">
        {found.map(({ number, title, place, answer, answeredBy }) => (
          <li key={number}>
            <Link className="item" to="/$city/$number" params={{ city, number }}>
              <PinMark colour="green" />
              <b>
                <BarredText text={title} />
              </b>
              {place && <span>{place}</span>}
              <span className="answered-words">{answer}</span>
              {answeredBy && <span className="muted">{textIn(answeredBy, language)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
