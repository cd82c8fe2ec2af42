import './bell.css'
import { Link } from '@tanstack/react-router'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { useNews } from './use-news.ts'
import { words } from './words.ts'

/** How much is new of what is followed in this browser; for who follows nothing here there is no bell. */
export function Bell() {
  const say = useWords(words)
  const news = useNews()
  const count = news.filter(({ fresh }) => fresh).length
  if (news.length === 0) return null
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
