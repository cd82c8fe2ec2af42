import type { NoticeKind } from '@bezpechne/shared/following'
import { defineTexts, textIn } from '@bezpechne/shared/languages'
import type { PushMessage } from '@bezpechne/shared/push'

import type { ReadDigest } from '../following/index.ts'

type Words = Record<NoticeKind, string> & { product: string; several: (count: number) => string }

const uk: Words = {
  product: 'Безпечне',
  published: 'Нове звернення на карті: {number}',
  answered: 'Є відповідь: {number}',
  corrected: 'Відповідь виправлено: {number}',
  reopened: 'Знову чекає на відповідь: {number}',
  merged: 'Об’єднано з іншим: {number}',
  confirmed: 'Підтверджено, що допомогло: {number}',
  several: (count) => `Змін у тому, за чим ви стежите: ${count}`,
}
const en: Words = {
  product: 'Bezpechne',
  published: 'A new inquiry on the map: {number}',
  answered: 'Answered: {number}',
  corrected: 'The answer was corrected: {number}',
  reopened: 'Waiting for an answer again: {number}',
  merged: 'Merged into another one: {number}',
  confirmed: 'Confirmed that it helped: {number}',
  several: (count) => `Changes in what you follow: ${count}`,
}
const wordsIn = defineTexts('push', { uk, en })

/** Numbers and kinds alone: a lock screen is read by whoever is near. */
export function messageOf(
  { told, language }: Pick<ReadDigest, 'told' | 'language'>,
  tag: string,
): PushMessage {
  const words = textIn(wordsIn, language)
  const cities = [...new Set(told.map(({ city }) => city))]
  const [first] = told
  const numbers = new Set(told.map(({ number }) => number))
  const one = first && numbers.size === 1 ? told.at(-1) : undefined
  return {
    title: words.product,
    body: one ? words[one.kind].replace('{number}', one.number) : words.several(told.length),
    path: one ? `/${one.city}/${one.number}` : `/${cities.length === 1 ? cities[0] : ''}`,
    tag,
    language,
  }
}
