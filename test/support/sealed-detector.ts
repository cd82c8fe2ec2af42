import type { buildApp } from '@bezpechne/server/app'
import type { Db } from '@bezpechne/server/platform/database'
import type { LatLng } from '@bezpechne/shared/geo'
import { interleave, tileOf, toStep } from '@bezpechne/shared/morton'

import type { Person } from './people.ts'

type App = Awaited<ReturnType<typeof buildApp>>

interface Sealed {
  id: string
  number: string
  receipt: string
}

/** What must be nowhere: sealed inquiries, a photo, and signs of their words, place and author. */
export interface Secret {
  sealed: Sealed[]
  photo: string
  at: LatLng
  marks: string[]
}

const desk = '/cities/kyiv/moderation'

const absent = { id: '01890000-0000-7000-8000-000000000000', number: 'KYIV-2026-999999' }
/** The desk of what is sealed, and nothing else. */
export const itsOwn = /\/moderation\/sealed/

type Asked = [url: string, names: boolean]

/** Every address that can be read, with whatever could lead to them put into it. */
function addresses(of: App, secret: Secret): Asked[] {
  const gets = of.accessList.filter(({ method, url }) => method === 'GET' && !url.endsWith('/events'))
  const urls = gets.map(({ url }) => url).filter((url) => !itsOwn.test(url))
  return [
    ...urls.flatMap((url) => filled(url, secret)),
    ...asked(secret).map((url): Asked => [`/api/v1${url}`, false]),
  ]
}

export function filled(url: string, { sealed, photo }: Secret): Asked[] {
  const fixed: Record<string, string> = {
    city: 'kyiv',
    z: '12',
    x: '2394',
    y: '1380',
    kind: 'reject',
    reason: 'abuse',
  }
  const whole = url.replace(/:(city|z|x|y|kind|reason)/g, (_, name: string) => fixed[name] ?? '')
  if (!/[:*]/.test(whole)) return [[whole, false]]
  return sealed.flatMap(({ id, number }) =>
    [id, photo].map((named): Asked => [whole.replace(/:number|\*/g, number).replace(/:\w+/g, named), true]),
  )
}

function asked({ sealed, at }: Secret): string[] {
  const words = encodeURIComponent('блокпосту біля мосту темно')
  const here = '/cities/kyiv'
  const around = `${at.lng - 1e-3},${at.lat - 1e-3},${at.lng + 1e-3},${at.lat + 1e-3}`
  const { x, y } = toStep(at.lng, at.lat)
  const tiles = [0, 8, 12, 15, 18].map((zoom) => tileOf(interleave(x, y), zoom))
  return [
    ...tiles.map((tile) => `/tiles/${tile.z}/${tile.x}/${tile.y}`),
    ...['', '.geojson', '.csv'].flatMap((format) => [
      `${here}/inquiries${format}?q=${words}`,
      `${here}/inquiries${format}?bbox=${around}`,
      ...sealed.map(({ number }) => `${here}/inquiries${format}?q=${number}`),
    ]),
    `${here}/inquiries?sort=nearest&near=${at.lat},${at.lng}`,
    `${here}/similar?lat=${at.lat}&lng=${at.lng}&category=street-lighting&text=${words}`,
    `${here}/answers?q=${words}`,
    `${desk}/queue?limit=200`,
    `${desk}/queue?category=street-lighting&age=day`,
    `${desk}/queue?photos=with`,
    `${desk}/inquiries?state=published&limit=200`,
    `${desk}/inquiries?state=hidden&limit=200`,
    `${here}/audit?limit=200`,
    ...sealed.map(({ number }) => `${here}/audit?number=${number}`),
    `${here}/audit?action=case-read`,
    `${here}/answers/assigned?state=waiting`,
  ]
}

/** What of them is in an answer: their words, or their names where nobody has said them. */
export function foundIn({ sealed, photo, marks }: Secret, said: string, url = ''): string[] {
  const names = sealed.flatMap(({ id, number, receipt }) => [id, number, receipt])
  return [...marks, ...names, photo].filter(
    (mark) => said.toLowerCase().includes(mark.toLowerCase()) && !decodeURIComponent(url).includes(mark),
  )
}

/** Reads all of it as each of these people. */
export async function leaksOf(of: App, db: Db, secret: Secret, persons: [name: string, person: Person][]) {
  const leaks: { who: string; url: string; found: string[] }[] = []
  let read = 0
  for (const [who, person] of persons) {
    // The contexts of ordinary inquiries, too: the same author, the same words, the same place.
    for (const [url, named] of [...addresses(of, secret), ...(await contexts(db))]) {
      const { body, headers, statusCode } = await person.get(url)
      read += 1
      const found = foundIn(secret, `${body}\n${JSON.stringify(headers)}`, url)
      if (found.length) leaks.push({ who, url, found })
      // A moderator may look at the photos of what is sealed, from its own desk.
      const allowed = who === 'moderator' && url.includes('/originals/photos/')
      if (!named || allowed) continue
      const other = await person.get(withAbsent(url, secret))
      const tells =
        statusCode !== other.statusCode || told(body, url) !== told(other.body, withAbsent(url, secret))
      if (tells) leaks.push({ who, url, found: ['answers otherwise than for what is not there'] })
    }
  }
  return { leaks, read }
}

async function contexts(db: Db): Promise<Asked[]> {
  const rows = await db.selectFrom('inquiry').select('id').where('sealed', '=', false).execute()
  return rows.flatMap(({ id }) =>
    ['', '/context'].map((part): Asked => [`/api/v1${desk}/inquiries/${id}${part}`, false]),
  )
}

function withAbsent(url: string, { sealed, photo }: Secret): string {
  const named = sealed.reduce(
    (text, { id, number }) => text.replaceAll(id, absent.id).replaceAll(number, absent.number),
    url,
  )
  return named.replaceAll(photo, absent.id)
}

/** Without what an answer repeats of its address, and the number of the request. */
function told(body: string, url: string): string {
  const plainly = url
    .split('/')
    .reduce((text, part) => (part.length > 8 ? text.replaceAll(part, '…') : text), body)
  return plainly.replace(/"id":"[^"]*"/g, '').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
}
