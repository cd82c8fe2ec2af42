import type { CityContact as Contact, Names } from '@bezpechne/shared/cities'
import { textIn } from '@bezpechne/shared/languages'

import { useLanguage, useWords } from '../lib/words.ts'
import { contactWords } from './contact-words.ts'

interface Props {
  contact: Contact | undefined
  /** When somebody answers there. */
  hours: Names | undefined
}

/** Whom one asks about the map itself. A community that was kept on the device before says nothing of it. */
export function CityContact({ contact, hours }: Props) {
  const say = useWords(contactWords)
  const language = useLanguage()
  const { phone, email } = contact ?? {}
  if (!phone && !email) return null
  return (
    <p className="small muted city-contact">
      {say('contact')} {phone && <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>}{' '}
      {email && <a href={`mailto:${email}`}>{email}</a>}{' '}
      <span className="hours">{textIn(hours, language)}</span>
    </p>
  )
}
