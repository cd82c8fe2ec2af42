import type { AssignedItem } from '@bezpechne/shared/answers'
import type { Category } from '@bezpechne/shared/categories'
import type { Organisation } from '@bezpechne/shared/moderation'
import { Link } from '@tanstack/react-router'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { CategoryIcon } from '../ui/icon.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  item: AssignedItem
  category: Category | undefined
  organisation: Organisation | undefined
}

/** The inquiry as everybody reads it, with the way to its page. */
export function AssignedInquiry({ city, item, category, organisation }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <>
      <header className="stack t">
        <div className="row">
          {category && (
            <span className="state">
              <CategoryIcon icon={category.icon} />
              <b>{category.name[language]}</b>
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
          {organisation ? say('whose', { name: organisation.name[language] }) : say('nobodys')}
        </p>
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
