import { defineTexts, textIn } from '@bezpechne/shared/languages'
import { linkMinutes } from '@bezpechne/shared/residents'

import { findSignIn } from '../residents/index.ts'
import type { Addressed, Desk } from './compose.ts'

// NOTE: the subject stands on locked screens, so it names neither the map nor what the link opens.
const uk = {
  subject: 'Посилання для входу',
  asked: 'На цю пошту попросили посилання до сторінки «Мої звернення». Імовірно, це ви.',
  open: 'Відкрийте посилання й натисніть «Увійти»:',
  until: `Воно діє ${linkMinutes} хвилин і лише один раз. Не пересилайте його: хто його має, той побачить ваші звернення.`,
  foot: 'Це автоматичний лист, відповіді на нього ніхто не прочитає.\nНе просили посилання? Видаліть лист: без нього нічого не відкриється.\nНегайна небезпека? Телефонуйте 102 або 112.',
  product: 'Безпечне',
}

const en: typeof uk = {
  subject: 'Your sign-in link',
  asked: 'Somebody asked for a link to “My inquiries” for this address. Most likely it was you.',
  open: 'Open the link and press “Sign in”:',
  until: `It works for ${linkMinutes} minutes, and once. Do not forward it: whoever has it sees your inquiries.`,
  foot: 'This mail was sent by a program; nobody reads answers to it.\nYou asked for no link? Delete the mail: without the link nothing opens.\nImmediate danger? Call 102 or 112.',
  product: 'Bezpechne',
}

const signInWords = defineTexts('sign-in-mail', { uk, en })

/** The one place where the link stands; undefined where it was used or its time is over. */
export async function writeSignIn(
  { db, at, linkToken, residentAddress }: Desk,
  _city: string,
  id: string,
): Promise<Addressed | undefined> {
  const resident = await findSignIn(db, residentAddress, id)
  if (!resident) return undefined
  const { email: to, language } = resident
  const words = textIn(signInWords, language)
  const text = [
    words.asked,
    `${words.open}\n${at}/mine/link?lang=${language}#${linkToken('sign-in', id)}`,
    words.until,
    '--',
    `${words.product}, ${at}`,
    words.foot,
  ].join('\n\n')
  return { to, language, subject: words.subject, text: `${text}\n` }
}
