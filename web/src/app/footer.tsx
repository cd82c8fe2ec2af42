import { Link, useParams } from '@tanstack/react-router'

import { useCity } from '../lib/reference.ts'
import { useWords } from '../lib/words.ts'
import { CityContact } from '../ui/city-contact.tsx'
import { words } from './words.ts'

export function Footer() {
  const say = useWords(words)
  const { city } = useParams({ strict: false })
  const { data } = useCity(city)
  return (
    <footer className="foot">
      <p>{say('footer')}</p>
      <nav aria-label={say('footerMenu')}>
        <Link to="/about">{say('about')}</Link>
        <Link to="/legal">{say('legal')}</Link>
        <Link to="/outbox">{say('outbox')}</Link>
        <Link to="/desk">{say('staff')}</Link>
      </nav>
      <CityContact contact={data?.contact} hours={data?.look?.hours} />
    </footer>
  )
}
