import type { AssignedItem } from '@bezpechne/shared/answers'
import type { Category } from '@bezpechne/shared/categories'
import { textIn } from '@bezpechne/shared/languages'
import type { Organisation } from '@bezpechne/shared/moderation'
import { Link } from '@tanstack/react-router'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { CategoryIcon } from '../ui/category-icon.tsx'
import { ClockLine } from '../ui/clock-line.tsx'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  item: AssignedItem
  category: Category | undefined
  organisations: readonly Organisation[]
}

/** The inquiry as everybody reads it, with the way to its page. */
export function AssignedInquiry({ city, item, category, organisations }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const names = namesOf(item, organisations).map((name) => textIn(name, language))
  return (
    <>
      <header className="stack t">
        <div className="row">
          {category && (
            <span className="state">
              <CategoryIcon icon={category.icon} />
              <b>{textIn(category.name, language)}</b>
            </span>
          )}
          <span className="small muted">
            {say('published', { when: formatDay(item.publishedAt, language) })}
          </span>
        </div>
        <h1 id="case-title">
          <BarredText text={item.title} />
        </h1>
        <p className="small muted">
          {item.number}
          {'\u00a0· '}
          {names.length > 0 ? say('whose', { name: names.join('; ') }) : say('nobodys')}
        </p>
        {item.clock && (
          <p className="small">
            <ClockLine clock={item.clock} />
          </p>
        )}
        {item.mayAdd && <Notice title={say('mayAdd')} />}
        <p className="small">
          <Link to="/$city/$number" params={{ city, number: item.number }}>
            {say('publicPage')}
          </Link>
        </p>
      </header>
      <div className="card stack">
        <p className="asis">{item.text}</p>
        <Photos photos={item.photos} />
      </div>
    </>
  )
}

/** The one that leads comes first. */
function namesOf(item: AssignedItem, organisations: readonly Organisation[]): Organisation['name'][] {
  const lead = (id: string) => Number(id === item.organisationId)
  return organisations
    .filter(({ id }) => item.organisations.includes(id))
    .toSorted((one, other) => lead(other.id) - lead(one.id))
    .map(({ name }) => name)
}

function Photos({ photos }: { photos: AssignedItem['photos'] }) {
  const say = useWords(words)
  if (photos.length === 0) return null
  return (
    <ul className="deskphotos">
      {photos.map(({ url, width, height }, index) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noreferrer">
            <img
              src={url}
              width={width}
              height={height}
              alt={say('photo', { number: index + 1, total: photos.length })}
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}
