import { Link, useParams } from '@tanstack/react-router'

import { helpAt } from '../lib/help.ts'
import { useWords } from '../lib/words.ts'
import { CityFoot } from '../ui/city-foot.tsx'
import { words } from './words.ts'

export function Footer() {
  const say = useWords(words)
  const { city } = useParams({ strict: false })
  return (
    <footer className="foot">
      <p>{say('footer')}</p>
      <nav aria-label={say('footerMenu')}>
        <Link to="/about">{say('about')}</Link>
        <a href={helpAt()}>{say('help')}</a>
        <Link to="/legal">{say('legal')}</Link>
        <Link to="/outbox">{say('outbox')}</Link>
        <Link to="/desk">{say('staff')}</Link>
      </nav>
      <CityFoot city={city} />
    </footer>
  )
}
