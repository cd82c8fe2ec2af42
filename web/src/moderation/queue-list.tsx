import type { Category } from '@bezpechne/shared/categories'
import type { District } from '@bezpechne/shared/cities'
import { textIn } from '@bezpechne/shared/languages'
import type { QueueFilter, QueueItem } from '@bezpechne/shared/queue'
import { Link } from '@tanstack/react-router'

import { formatTime } from '../lib/format.ts'
import { useFoundKinds } from '../lib/found.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { queueWords } from './queue-words.ts'
import type { Selection } from './use-selection.ts'
import { useWaited } from './waited.ts'
import { weighingWords } from './weighing-words.ts'
import { words } from './words.ts'

interface Props {
  items: QueueItem[]
  categories: readonly Category[]
  districts: readonly District[]
  selected: string | undefined
  chosen: Selection
  filter: QueueFilter
}

/** What waits, in its order; one link an inquiry, so the keyboard and a new tab work by themselves. */
export function QueueList({ items, categories, districts, selected, chosen, filter }: Props) {
  const say = useWords(queueWords)
  const language = useLanguage()
  return (
    <ul>
      {items.map((item) => {
        const topic = textIn(categories.find(({ code }) => code === item.category)?.name, language)
        const district = textIn(districts.find(({ id }) => id === item.districtId)?.name, language)
        return (
          <li key={item.id} className="dql">
            <label className="dqc">
              <input
                type="checkbox"
                aria-label={say('choose', { title: item.title })}
                checked={chosen.has(item.id)}
                onChange={() => chosen.toggle(item.id)}
              />
            </label>
            <Link
              className="dqi"
              from="/desk/$city/moderation"
              search={{ ...filter, state: 'queue', id: item.id }}
              aria-current={item.id === selected ? 'true' : undefined}
            >
              <b>{item.title}</b>
              <span>{[topic, district].filter(Boolean).join(' · ')}</span>
              <Tags item={item} />
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

function Tags({
  item: { findings, photos, photosComing, urgent, held, again, submittedAt },
}: {
  item: QueueItem
}) {
  const say = useWords(queueWords)
  const saying = useWords(words)
  const weighing = useWords(weighingWords)
  const language = useLanguage()
  const waited = useWaited()
  const names: Partial<Record<string, string>> = useFoundKinds()
  const found = findings.flatMap((kind) => names[kind] ?? [])
  return (
    <span className="r">
      <span className="dqt">
        {held && (
          <span className="tag brand">
            {say('held', { name: held.by, until: formatTime(held.until, language) })}
          </span>
        )}
        {again && (
          <span className="tag brand">{weighing(again === 'review' ? 'tagReview' : 'tagRevised')}</span>
        )}
        {urgent && <span className="tag warn">{say('urgent')}</span>}
        {found.length > 0 && <span className="tag warn">{found.join(', ')}</span>}
        {photos > 0 && <span className="tag">{saying('photos', { count: photos })}</span>}
        {photosComing > 0 && <span className="tag">{saying('photosComing', { count: photosComing })}</span>}
      </span>
      <time dateTime={submittedAt}>{waited(submittedAt)}</time>
    </span>
  )
}
