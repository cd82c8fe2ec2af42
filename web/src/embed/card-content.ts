import { aroundBars } from '@bezpechne/shared/blanks'
import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { stateWords } from '@bezpechne/shared/words/inquiry-states'

import { formatDay } from '../lib/format.ts'
import { currentLanguage, wordsIn } from '../lib/words.ts'
import { markSvg } from '../map/shapes.ts'
import { drawing, node } from './node.ts'
import { words } from './words.ts'

/** One inquiry, or those under one pin. All that leads on opens in a window of its own. */
export function contentOf(city: string, numbers: string[], found: PublicInquiry[]): Node[] {
  const [first] = found
  if (!first) return notFound(city, numbers)
  return numbers.length === 1 ? cardOf(first) : several(city, numbers, found)
}

function cardOf(inquiry: PublicInquiry): Node[] {
  const { city, number, colour, title, state } = inquiry
  const answer = state === 'answered' ? inquiry.answers.at(-1) : undefined
  return [
    heading(drawing(markSvg(colour)), node('span', {}, ...barred(title))),
    node('p', { className: 'small' }, textIn(stateWords, currentLanguage())[state]),
    node('p', { className: 'small muted' }, whereAndWhen(inquiry)),
    ...(answer ? [node('p', { className: 'quote small clamp' }, ...barred(answer.text))] : []),
    node('p', {}, outside(addressOf(city, number), 'btn pri s', say()('open'))),
  ]
}

function several(city: string, numbers: string[], found: PublicInquiry[]): Node[] {
  const all = `/${city}?${new URLSearchParams({ pin: numbers[0] ?? '', lang: currentLanguage() })}`
  return [
    heading(say()('samePlace', { count: numbers.length })),
    node('ul', {}, ...found.map((inquiry) => node('li', {}, itemOf(inquiry)))),
    ...(found.length < numbers.length ? [node('p', {}, outside(all, '', say()('onMap')))] : []),
  ]
}

function itemOf(inquiry: PublicInquiry): Node {
  const { city, number, colour, title, state } = inquiry
  return outside(
    addressOf(city, number),
    'item',
    drawing(markSvg(colour)),
    node('b', {}, ...barred(title)),
    node('span', {}, textIn(stateWords, currentLanguage())[state]),
    node('span', {}, whereAndWhen(inquiry)),
  )
}

/** There is no link now, or a moderator has hidden it: its page will tell. */
function notFound(city: string, [number = '']: string[]): Node[] {
  return [heading(say()('failed')), node('p', {}, outside(addressOf(city, number), 'btn s', say()('open')))]
}

function heading(...inside: (Node | string)[]): Node {
  return node('h2', { id: 'embed-card-h', tabIndex: -1 }, ...inside)
}

function outside(href: string, className: string, ...inside: (Node | string)[]): Node {
  const note = node('span', { className: 'vh' }, ` ${say()('newWindow')}`)
  return node('a', { href, className, target: '_blank', rel: 'noopener noreferrer' }, ...inside, note)
}

function whereAndWhen({ place, district, publishedOn }: PublicInquiry): string {
  const language = currentLanguage()
  const where = place || textIn(district?.name, language)
  return [where, formatDay(publishedOn, language)].filter(Boolean).join(', ')
}

/** Where a moderator took words out stands a bar: web/src/ui/barred-text.tsx. */
function barred(text: string): (Node | string)[] {
  return aroundBars(text).flatMap((part, index) => (index === 0 ? [part] : [bar(), part]))
}

function bar(): Node {
  return node('span', { className: 'blank' }, node('span', { className: 'vh' }, say()('blanked')))
}

function addressOf(city: string, number: string): string {
  return `/${city}/${number}?lang=${currentLanguage()}`
}

function say() {
  return wordsIn(words, currentLanguage())
}
