import { textIn, tongueOf } from '@bezpechne/shared/languages'

import type { Addressed, Desk } from './compose.ts'
import { invitationMailWords } from './invitation-words.ts'
import { findInvited } from './queries.ts'

/** The one place where the link stands; undefined where it was taken back, used or has run out. */
export async function writeInvitation(
  { db, at, linkToken }: Desk,
  city: string,
  id: string,
): Promise<Addressed | undefined> {
  const invited = await findInvited(db, city, id)
  if (!invited) return undefined
  const { email, language, role, cityName, organisation, until } = invited
  const words = textIn(invitationMailWords, language)
  const by = new Intl.DateTimeFormat(tongueOf(language).locale, {
    dateStyle: 'long',
    timeZone: 'Europe/Kyiv',
  }).format(until)
  const text = [
    offer(words, {
      role,
      city: textIn(cityName, language),
      organisation: textIn(organisation, language) ?? '',
    }),
    `${words.accept}\n${at}/invitation#${linkToken('invitation', id)}`,
    words.until(by),
    '--',
    `${words.product}, ${at}`,
    words.foot,
  ].join('\n\n')
  return { to: email, language, subject: words.subject(textIn(cityName, language)), text: `${text}\n` }
}

function offer(
  words: (typeof invitationMailWords)['uk'],
  { role, city, organisation }: { role: string; city: string; organisation: string },
): string {
  if (role === 'responder') return words.asResponder(organisation, city)
  if (role === 'officer') return words.asOfficer(city)
  if (role === 'administrator') return words.asAdministrator(city)
  return role === 'head' ? words.asHead(city) : words.asModerator(city)
}
