import './bell.css'
import { Link } from '@tanstack/react-router'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { useResidentNews } from './resident-news.ts'
import { useNews } from './use-news.ts'
import { words } from './words.ts'

/** How much is new of what is followed in this browser, and of a resident's own; for who has neither there is no bell. */
export function Bell() {
  const say = useWords(words)
  const here = useNews()
  const { signedIn, news } = useResidentNews()
  const fresh = [...here, ...(news?.items ?? [])].filter((one) => one.fresh)
  const count = new Set(fresh.map(({ city, number }) => `${city} ${number}`)).size
  if (here.length === 0 && !signedIn) return null
  return (
    <Link
      className="iconbtn bell"
      to="/notices"
      aria-label={count ? say('bell', { count }) : say('bellNone')}
    >
      <Icon name="bell" />
      {count > 0 && (
        <span className="bell-n" aria-hidden="true">
          {count > 9 ? '9+' : count}
        </span>
      )}
    </Link>
  )
}
