import { randomUUID } from 'node:crypto'

import { writeProof } from '@bezpechne/shared/proof'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

/** What a moderator makes of an inquiry in this story. */
export type Kind = 'publish' | 'blank' | 'reject' | 'skip' | 'second-thoughts' | 'spam'

export interface Sent {
  kind: Kind
  category: string
  text: string
  email?: string
}

const plain = [
  'не світить жоден ліхтар, увечері страшно йти',
  'стерлася розмітка, водії не бачать переходу',
  'автівки стоять на тротуарі, візком не проїхати',
  'глибока яма посеред дороги біля школи',
  'світлофор блимає жовтим уже другий тиждень',
]
const personal = [
  'дзвоніть мені 067 123 45 67, покажу, де саме',
  'щодня стоїть АА 1234 ВВ, господар Тарас Вербовий',
  'пишіть на olia.svitla@example.com, маю ще фото',
  'сусід Петро Коваленко з кв. 27 кидає сміття',
]
const other = [
  'хочу поскаржитися на погане обслуговування в крамниці',
  'подаруйте мені квиток на концерт, будь ласка',
  'коли вже приїде моя посилка, чекаю третій день',
]
const categories = ['street-lighting', 'road-marking', 'parking', 'road-surface', 'traffic-light']

/** Sixty of them as a day brings them: most are clear, some tell too much, some do not belong here, and a spam wave. */
export function mixedSixty(): Sent[] {
  const kinds: Kind[] = [
    ...Array.from({ length: 22 }, () => 'publish' as const),
    ...Array.from({ length: 14 }, () => 'blank' as const),
    ...Array.from({ length: 12 }, () => 'reject' as const),
    ...Array.from({ length: 4 }, () => 'skip' as const),
    ...Array.from({ length: 2 }, () => 'second-thoughts' as const),
    ...Array.from({ length: 6 }, () => 'spam' as const),
  ]
  // Always the same order, and none in which all of a kind come one after the other.
  return kinds
    .map((kind, place) => ({ kind, turn: (place * 37) % 61 }))
    .toSorted((one, two) => one.turn - two.turn)
    .map(({ kind }, place) => ({
      kind,
      category: kind === 'spam' ? 'other' : (categories[place % categories.length] ?? 'parking'),
      text: `Ділянка ${names[place % names.length]} ${marks[Math.floor(place / names.length)]}: ${wordsFor(kind, place)}.`,
    }))
}

function wordsFor(kind: Kind, place: number): string {
  const words = kind === 'blank' ? personal : kind === 'reject' ? other : kind === 'spam' ? spam : plain
  return words[place % words.length] ?? ''
}

const spam = ['вигравайте мільйон за хвилину, тисніть посилання в описі']
const names = [
  'Липова',
  'Садова',
  'Лугова',
  'Вишнева',
  'Паркова',
  'Озерна',
  'Лісова',
  'Польова',
  'Кленова',
  'Зоряна',
]
const marks = [
  'біля школи',
  'біля ринку',
  'біля мосту',
  'біля вокзалу',
  'біля саду',
  'біля пошти',
  'біля лікарні',
]

/** Sends them as residents do, one after the other. @returns the numbers they were given */
export async function sendAll(url: string, all: readonly Sent[]): Promise<string[]> {
  const numbers: string[] = []
  for (const [place, { category, text, email }] of all.entries()) {
    const at = { lat: 50.445 + (place % 8) * 0.001, lng: 30.51 + Math.floor(place / 8) * 0.001 }
    const reply = await fetch(`${url}/api/v1/cities/kyiv/inquiries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ text, category, at, email, proof: await proofFrom(url) }),
    })
    const sent: { number?: string } = await reply.json()
    if (reply.status !== 201 || !sent.number) throw new Error(`not sent: ${JSON.stringify(sent)}`)
    numbers.push(sent.number)
  }
  return numbers
}

async function proofFrom(url: string): Promise<string> {
  const challenge = await (await fetch(`${url}/api/v1/cities/kyiv/challenge?action=inquiry`)).json()
  const solution = await solveChallenge({ challenge, deriveKey })
  if (!solution) throw new Error('no solution')
  return writeProof({ challenge, solution })
}
