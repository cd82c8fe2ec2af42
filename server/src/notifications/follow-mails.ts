import type { Followed } from '@bezpechne/shared/following'
import type { Language } from '@bezpechne/shared/inquiries'
import { inFurther, textIn, tongueOf } from '@bezpechne/shared/languages'

import {
  followToken,
  manageToken,
  readAsked,
  type ReadDigest,
  readManageLink,
  type ToldNotice,
} from '../following/index.ts'
import { type Addressed, answerLines, type Desk } from './compose.ts'
import { followMailWords } from './follow-words.ts'
import { mailWords } from './words.ts'

/** To whoever has the address that somebody typed: do you want this? */
export async function writeAsked(desk: Desk, _city: string, id: string): Promise<Addressed | undefined> {
  const asked = await readAsked(desk, id)
  if (!asked) return undefined
  const { to, language, thing, confirmed, token } = asked
  const words = textIn(followMailWords, language)
  const name = nameOf(thing, language)
  const page = followPage(desk, language, token)
  if (confirmed) {
    const text = [words.knownText, name, `${words.manage}\n${page}`]
    return { to, language, subject: words.known, text: signed(desk, language, text) }
  }
  const text = [words.askText, name, `${words.askLink}\n${page}`, words.askUntil, words.askNot]
  return { to, language, subject: words.ask, text: signed(desk, language, text) }
}

/** The link to all that somebody follows. */
export async function writeManageLink(
  desk: Desk,
  _city: string,
  readerId: string,
): Promise<Addressed | undefined> {
  const found = await readManageLink(desk, readerId)
  if (!found) return undefined
  const { to, language, manage } = found
  const words = textIn(followMailWords, language)
  const text = [words.linkText, `${words.linkOpen}\n${followPage(desk, language, manage)}`]
  return { to, language, subject: words.link, text: signed(desk, language, text) }
}

/** In the mailbox's language, whatever the browser that opens it reads in. */
function followPage({ at }: Desk, language: Language, token: string): string {
  return `${at}/follow?lang=${language}#${token}`
}

function nameOf(thing: Followed, language: Language): string {
  const { things } = textIn(followMailWords, language)
  const { inquiry, area, category } = thing
  const city = textIn(thing.cityName, language)
  if (inquiry) return things.inquiry(inquiry.title ? `${inquiry.number} «${inquiry.title}»` : inquiry.number)
  if (category)
    return things.category(
      textIn({ ...category.name, ...inFurther('categories', category.code, 'name') }, language),
      city,
    )
  if (!area) return things.city(city)
  const locale = tongueOf(language).locale
  const km2 = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(area.km2)
  return things.area(km2, city)
}

/** What came due for one reader: one event in whole, or several in a line or two each. */
export function writeDigest(desk: Desk, digest: ReadDigest): Addressed | undefined {
  const { to, language, told, readerId, today } = digest
  const words = textIn(followMailWords, language)
  const lines = told.flatMap((notice) => {
    const line = tell(notice, language, desk.at)
    return line ? [{ notice, line }] : []
  })
  const [first] = lines
  if (!first) return undefined
  const alone = lines.length === 1
  const content = alone
    ? [first.line, ...inWhole(first.notice, language)]
    : [words.digestText, ...lines.map(({ line }) => line)]
  const ways = new Set(lines.map(({ notice }) => notice.subscriptionId))
  const stop = followToken(
    desk.linkToken,
    ways.size === 1
      ? { purpose: 'stop', id: first.notice.subscriptionId }
      : { purpose: 'stop-all', id: readerId },
  )
  const foot = [
    words.why,
    `${words.manage}\n${followPage(desk, language, manageToken(desk.linkToken, readerId, today))}`,
    `${ways.size === 1 ? words.stop : words.stopAll}\n${followPage(desk, language, stop)}`,
  ]
  return {
    to,
    language,
    subject: alone ? words.subject[first.notice.kind](first.notice.number) : words.digest(lines.length),
    text: signed(desk, language, content, foot),
    stop: `${desk.at}/api/v1/follow/stop/${stop}`,
  }
}

/** Undefined where it is no longer so: answered and opened again since. */
function tell(
  { kind, state, city, number, title, answer, merged }: ToldNotice,
  language: Language,
  at: string,
): string | undefined {
  const stands = {
    published: true,
    answered: state === 'answered' && answer !== null,
    corrected: state === 'answered' && answer?.reason != null,
    reopened: state === 'reopened',
    merged,
    confirmed: state === 'answered',
  }[kind]
  if (!stands) return undefined
  return `${textIn(followMailWords, language).event[kind]}\n«${title}»\n${at}/${city}/${number}`
}

/** The answer in whole: who opens the mail on a poor link need not open the page. */
function inWhole({ kind, answer }: ToldNotice, language: Language): string[] {
  if (!answer) return []
  const why =
    kind === 'corrected' && answer.reason
      ? [`${textIn(mailWords, language).correctedWhy} ${answer.reason}`]
      : []
  return [...why, ...answerLines(answer, language)]
}

function signed({ at }: Desk, language: Language, content: string[], foot: string[] = []): string {
  const words = textIn(followMailWords, language)
  return `${[...content, '--', ...foot, `${words.product}, ${at}`, words.foot].join('\n\n')}\n`
}
