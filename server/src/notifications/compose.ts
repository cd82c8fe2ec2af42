import type { Language } from '@bezpechne/shared/inquiries'
import { changeReasons, closingReason, refusalReasons } from '@bezpechne/shared/inquiry-states'
import { textIn, tongueOf } from '@bezpechne/shared/languages'
import { changeWords, reasonWords } from '@bezpechne/shared/words/inquiry-states'

import type { AddressKey } from '../platform/asking.ts'
import type { Db } from '../platform/database.ts'
import type { LinkToken } from '../platform/link-tokens.ts'
import type { SealedText } from '../platform/sealed-address.ts'
import type { Told } from './queries.ts'
import { mailWords } from './words.ts'

export const mailKinds = ['published', 'rejected', 'answered', 'corrected', 'changes', 'merged'] as const
export type MailKind = (typeof mailKinds)[number]

export interface Composed {
  subject: string
  text: string
}

/** What a mail is written with. */
export interface Desk {
  db: Db
  /** The address of the site, without a slash at the end. */
  at: string
  linkToken: LinkToken
  noticeAddress: SealedText
  residentAddress: SealedText
  readerAddress: SealedText
  addressKey: AddressKey
}

export interface Addressed extends Composed {
  to: string
  language: Language
  /** Where a mail program stops such mails with one press (RFC 8058). */
  stop?: string
}

/** Which step of an inquiry its author is written about. */
export const kindByStep: Partial<Record<string, MailKind>> = {
  publish: 'published',
  reject: 'rejected',
  answer: 'answered',
  'revise-answer': 'corrected',
  'request-changes': 'changes',
  merge: 'merged',
}

/** Of these the one who decided may think better within seconds. */
export const ofDecision: ReadonlySet<string> = new Set<MailKind>([
  'published',
  'rejected',
  'changes',
  'merged',
])

/** Of these also those learn whose inquiries were merged into this one. */
export const ofAnswer: ReadonlySet<string> = new Set<MailKind>(['answered', 'corrected'])

/**
 * What the author reads: nothing that is not public, but the reason of a rejection. No receipt, no place, no own words.
 * @returns undefined where it is no longer true: hidden since, or reopened
 */
export function compose(kind: MailKind, told: Told, at: string): Composed | undefined {
  const words = textIn(mailWords, told.language)
  const content = contents[kind](told, at)
  if (!content) return undefined
  const text = [...content, '--', `${words.product}, ${at}`, words.foot].join('\n\n')
  return { subject: words[kind](told.number), text: `${text}\n` }
}

const contents: Record<MailKind, (told: Told, at: string) => string[] | undefined> = {
  published({ city, number, title, state, reviewed, language }, at) {
    if (state !== 'published' && state !== 'answered' && state !== 'reopened') return undefined
    const words = textIn(mailWords, language)
    return [
      reviewed ? words.reviewedPublished : words.publishedText,
      `«${title}»\n${at}/${city}/${number}`,
      words.publishedNext,
    ]
  },
  answered(told, at) {
    const words = textIn(mailWords, told.language)
    return answerIn(told, at, told.own ? words.followedText(told.own) : words.answeredText)
  },
  corrected(told, at) {
    const words = textIn(mailWords, told.language)
    const reason = told.answer?.reason
    return reason ? answerIn(told, at, `${words.correctedText}\n${words.correctedWhy} ${reason}`) : undefined
  },
  rejected({ state, reason, advice, reviewed, language }, at) {
    const known = refusalReasons.find((one) => one === reason)
    if (state !== 'rejected' || !known || !advice) return undefined
    const words = textIn(mailWords, language)
    const next = `${words.rejectedNext}\n${at}/receipt`
    if (known === closingReason) return [words.closedText, textIn(advice, language), next]
    const why = `${textIn(reasonWords, language)[known]}.\n${textIn(advice, language)}`
    return [reviewed ? words.reviewedRejected : words.rejectedText, why, next]
  },
  changes({ state, reason, advice, changesUntil, language }, at) {
    const known = changeReasons.find((one) => one === reason)
    if (state !== 'needs-changes' || !known || !advice || !changesUntil) return undefined
    const words = textIn(mailWords, language)
    return [
      words.changesText,
      `${textIn(changeWords, language)[known]}.\n${textIn(advice, language)}`,
      `${words.changesNext(dayInWords(changesUntil, language))}\n${at}/receipt`,
    ]
  },
  merged({ city, state, mergedInto, language }, at) {
    if (state !== 'merged' || !mergedInto) return undefined
    const words = textIn(mailWords, language)
    const { number, title, answered } = mergedInto
    return [
      words.mergedText,
      `«${title}»\n${at}/${city}/${number}`,
      answered ? words.mergedAnswered : words.publishedNext,
    ]
  },
}

/** The answer in whole: who opens the mail on a poor link need not open the page. */
function answerIn(
  { city, number, title, state, answer, own, language }: Told,
  at: string,
  head: string,
): string[] | undefined {
  if (state !== 'answered' || !answer) return undefined
  const words = textIn(mailWords, language)
  return [
    `${head}\n«${title}»`,
    ...answerLines(answer, language),
    `${words.read}\n${at}/${city}/${number}`,
    // Only the author of the inquiry itself can dispute its answer.
    ...(own ? [] : [`${words.answeredNext}\n${at}/receipt`]),
  ]
}

/** What an answer says, and who says it. */
export function answerLines(answer: NonNullable<Told['answer']>, language: Language): string[] {
  const words = textIn(mailWords, language)
  const sources = answer.sources.map((source) => [source.title, source.url].filter(Boolean).join('\n'))
  return [
    answer.text,
    ...(answer.steps ? [`${words.steps}\n${answer.steps}`] : []),
    ...(answer.basis ? [`${words.basis}\n${answer.basis}`] : []),
    ...(sources.length ? [`${words.sources}\n${sources.join('\n')}`] : []),
    ...(textIn(answer, language) ? [`${words.answeredBy} ${textIn(answer, language)}`] : []),
  ]
}

/** "4 грудня" in Kyiv. */
function dayInWords(at: Date, language: Language): string {
  const locale = tongueOf(language).locale
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'Europe/Kyiv' }).format(
    at,
  )
}
