import { textIn, tongueOf, type Written } from '@bezpechne/shared/languages'

import { findArchiveTold } from '../archives/index.ts'
import { archiveMailWords } from './archive-words.ts'
import type { Addressed, Desk } from './compose.ts'

type Told = NonNullable<Awaited<ReturnType<typeof findArchiveTold>>>
type Words = (typeof archiveMailWords)['uk']

// NOTE: the link leads to the desk, behind the sign-in, and names no archive: nobody fetches one out of a mail.

/** Asks for the second word; none where somebody has said it, or nobody wants it any more. */
export async function writeArchiveWaits(
  desk: Desk,
  city: string,
  id: string,
): Promise<Addressed | undefined> {
  const told = await find(desk, city, id)
  return told?.state === 'asked' ? mail(desk, city, told, waiting) : undefined
}

/** What became of it. */
export async function writeArchiveMade(desk: Desk, city: string, id: string): Promise<Addressed | undefined> {
  const told = await find(desk, city, id)
  if (!told || told.state === 'asked') return undefined
  return mail(desk, city, told, told.state === 'ready' ? ready : failed)
}

function find({ db }: Desk, city: string, named: string): Promise<Told | undefined> {
  const [id = '', readerId = ''] = named.split('/')
  return findArchiveTold(db, city, { id, readerId })
}

interface Said {
  subject: string
  text: string[]
}
type Say = (words: Words, told: Told, city: string) => Said

const waiting: Say = (words, { askedBy, until, language }, city) => ({
  subject: words.waits(city),
  text: [words.waitsText(askedBy, city), words.waitsUntil(momentInWords(until, language)), words.waitsNot],
})

const ready: Say = (words, { own, askedBy, agreedBy, until, language }, city) => ({
  subject: words.ready(city),
  text: [
    own ? words.readyOwn(agreedBy ?? '', city) : words.readyOther(askedBy, city),
    words.readyUntil(momentInWords(until, language)),
    words.notYou,
  ],
})

const failed: Say = (words, _told, city) => ({
  subject: words.failed(city),
  text: [words.failedText(city), words.failedNext],
})

function mail({ at }: Desk, city: string, told: Told, say: Say): Addressed {
  const { email: to, language, cityName } = told
  const words = textIn(archiveMailWords, language)
  const { subject, text } = say(words, told, textIn(cityName, language))
  const lines = [
    ...text,
    `${words.link}\n${at}/desk/${city}/settings/archive`,
    '--',
    `${words.product}, ${at}`,
    words.foot,
  ]
  return { to, language, subject, text: `${lines.join('\n\n')}\n` }
}

function momentInWords(at: Date, language: Written): string {
  return new Intl.DateTimeFormat(tongueOf(language).locale, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Kyiv',
  }).format(at)
}
