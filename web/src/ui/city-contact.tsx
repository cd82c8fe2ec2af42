import type { CityContact as Contact } from '@bezpechne/shared/cities'

import { useWords } from '../lib/words.ts'
import { contactWords } from './contact-words.ts'

/** Whom one asks about the map itself. A community that was kept on the device before says nothing of it. */
export function CityContact({ contact }: { contact: Contact | undefined }) {
  const say = useWords(contactWords)
  const { phone, email } = contact ?? {}
  if (!phone && !email) return null
  return (
    <p className="small muted city-contact">
      {say('contact')} {phone && <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>}{' '}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </p>
  )
}
