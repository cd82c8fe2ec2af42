import type { LatLng } from '@bezpechne/shared/geo'
import { textIn } from '@bezpechne/shared/languages'
import type { SimilarInquiry } from '@bezpechne/shared/similar'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue } from 'react'

import { get } from '../lib/api.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { StateLine } from '../ui/state-line.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  at: LatLng | null
  category: string | null
  text: string
}

/** Whoever finds their question asked and answered needs no form. */
export function Similar({ city, at, category, text }: Props) {
  const say = useWords(words)
  // By words, not by keystrokes: the question is the same until the next space.
  const asked = useDeferredValue(text.trim().replace(/\S*$/u, '').trim().slice(0, 300))
  const { data = [] } = useQuery({
    queryKey: ['similar', city, at, category, asked],
    queryFn: ({ signal }) => findSimilar({ city, at, category, text: asked }, signal),
    enabled: (at !== null && category !== null) || asked.length >= 10,
    placeholderData: (before) => before,
    staleTime: 60_000,
    retry: false,
  })
  if (data.length === 0) return null
  return (
    <section aria-labelledby="nq-similar">
      <h2 className="nq-similar" id="nq-similar">
        {say('similar')}
      </h2>
      <p className="hint">{say('similarHint')}</p>
      <ul className="near">
        {data.slice(0, 3).map((inquiry) => (
          <NearCard key={inquiry.number} inquiry={inquiry} />
        ))}
      </ul>
    </section>
  )
}

async function findSimilar(asked: Props, signal: AbortSignal): Promise<SimilarInquiry[]> {
  const query = new URLSearchParams()
  if (asked.at) {
    query.set('lat', String(asked.at.lat))
    query.set('lng', String(asked.at.lng))
  }
  if (asked.category) query.set('category', asked.category)
  if (asked.text) query.set('text', asked.text)
  const { items } = await get<{ items: SimilarInquiry[] }>(`/cities/${asked.city}/similar?${query}`, signal)
  return items
}

function NearCard({ inquiry }: { inquiry: SimilarInquiry }) {
  const say = useWords(words)
  const language = useLanguage()
  const { number, city, colour, title, metres, answeredBy, place } = inquiry
  const distance =
    typeof metres === 'number' ? { also: say('metresAway', { metres: Math.round(metres) }) } : {}
  return (
    <li className="nearcard">
      <div className="grow">
        <StateLine colour={colour} {...distance} />
        <b>
          <BarredText text={title} />
        </b>
        <span className="hint nq-block">{textIn(answeredBy, language) ?? place}</span>
      </div>
      <Link
        className="btn s"
        to="/$city/$number"
        params={{ city, number }}
        aria-label={say('readAbout', { title })}
      >
        {say('read')}
      </Link>
    </li>
  )
}
