import { Link } from '@tanstack/react-router'

import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

export function Footer() {
  const say = useWords(words)
  return (
    <footer className="foot">
      <p>{say('footer')}</p>
      <nav aria-label={say('footerMenu')}>
        <Link to="/about">{say('about')}</Link>
        <Link to="/legal">{say('legal')}</Link>
        <Link to="/outbox">{say('outbox')}</Link>
        <Link to="/desk">{say('staff')}</Link>
      </nav>
    </footer>
  )
}
