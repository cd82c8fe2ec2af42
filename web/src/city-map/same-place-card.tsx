import { useQueries } from '@tanstack/react-query'

import { inquiryQuery } from '../lib/inquiry.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { InquiryItem } from './inquiry-item.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  numbers: string[]
  onClose: () => void
}

/** Several inquiries under one pin, which no zoom can part. */
export function SamePlaceCard({ city, numbers, onClose }: Props) {
  const say = useWords(words)
  const found = useQueries({ queries: numbers.map((number) => inquiryQuery(city, number)) })
  return (
    <article className="picked" aria-labelledby="same-h">
      <button type="button" className="iconbtn close" aria-label={say('closeCard')} onClick={onClose}>
        <Icon name="close" />
      </button>
      <h2 id="same-h">{say('samePlace', { count: numbers.length })}</h2>
      <ul className="list">
        {found.map(({ data, isPending }, index) => (
          <li key={numbers[index]}>
            {data && <InquiryItem inquiry={data} selected={false} />}
            {isPending && <Skeleton rows={1} />}
          </li>
        ))}
      </ul>
    </article>
  )
}
