import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { type Role, roles } from '@bezpechne/shared/access'
import { afterAll, describe, expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'
import { people } from './support/people.ts'

/** Who gets through to each route; a role counts in its own city alone. A new route needs its row. */
const mayUse: Record<string, 'everyone' | 'staff' | Role[]> = {
  'POST /api/auth/sign-in/email': 'everyone',
  'POST /api/auth/sign-out': 'everyone',
  'POST /api/auth/two-factor/verify-totp': 'everyone',
  'POST /api/auth/two-factor/verify-backup-code': 'everyone',
  'POST /api/auth/two-factor/enable': 'staff',
  'POST /api/auth/two-factor/disable': 'staff',
  'POST /api/auth/two-factor/generate-backup-codes': 'staff',
  'POST /api/auth/change-password': 'staff',
  'POST /api/auth/verify-password': 'staff',
  'GET /api/v1/me': 'staff',
  'GET /api/v1/ready': 'everyone',
  'GET /api/v1/health': 'everyone',

  'GET /api/v1/cities': 'everyone',
  'GET /api/v1/cities/:city': 'everyone',
  'GET /api/v1/cities/:city/context.geojson': 'everyone',
  'GET /api/v1/cities/:city/categories': 'everyone',
  'GET /api/v1/cities/:city/organisations': 'everyone',
  'GET /api/v1/cities/:city/officers/at': 'everyone',
  'GET /api/v1/cities/:city/beats/:beat': 'everyone',
  'GET /api/v1/cities/:city/beats.geojson': 'everyone',
  'GET /api/v1/cities/:city/beats': 'everyone',
  'GET /api/v1/cities/:city/beats/:beat/work': 'everyone',
  'GET /api/v1/cities/:city/desk/beat-reports': ['officer', 'head'],
  'GET /api/v1/cities/:city/beats/:beat/reports/:half': ['officer', 'head'],
  'POST /api/v1/cities/:city/beats/:beat/reports/:half': ['officer', 'head'],
  'POST /api/v1/cities/:city/beats/:beat/reports/:half/publish': ['officer', 'head'],
  'GET /api/v1/cities/:city/beats/:beat/reception.ics': 'everyone',
  'GET /api/v1/cities/:city/totals': 'everyone',
  'GET /api/v1/cities/:city/challenge': 'everyone',
  'POST /api/v1/cities/:city/letters': 'everyone',
  'GET /api/v1/cities/:city/letters/mine': 'everyone',
  'POST /api/v1/cities/:city/letters/files': 'everyone',
  'GET /api/v1/cities/:city/letters/mine/files/:file': 'everyone',
  'POST /api/v1/cities/:city/letters/mine/messages': 'everyone',
  'POST /api/v1/cities/:city/letters/mine/epochs': 'everyone',
  'POST /api/v1/cities/:city/letters/mine/commands': 'everyone',
  'GET /api/v1/cities/:city/letters/screening': ['moderator'],
  'GET /api/v1/cities/:city/letters/screening/:id': ['moderator'],
  'GET /api/v1/cities/:city/letters/screening/:id/files/:file': ['moderator'],
  'GET /api/v1/cities/:city/letters/:id/files/:file': ['officer', 'head'],
  'GET /api/v1/cities/:city/letters/verify': 'everyone',
  'GET /api/v1/cities/:city/letters': ['officer', 'head'],
  'GET /api/v1/cities/:city/letters/count': ['moderator', 'officer', 'head'],
  'GET /api/v1/cities/:city/letters/:id/export': ['officer', 'head'],
  'GET /api/v1/cities/:city/letters/:id': ['officer', 'head'],
  'POST /api/v1/cities/:city/letters/:id/accept': ['officer', 'head'],
  'POST /api/v1/cities/:city/letters/:id/epochs': ['officer', 'head'],
  'POST /api/v1/cities/:city/letters/:id/redirect': ['officer', 'head'],
  'POST /api/v1/cities/:city/letters/:id/messages': ['officer', 'head'],
  'POST /api/v1/cities/:city/letters/:id/steps': ['officer', 'head'],
  'POST /api/v1/cities/:city/letters/:id/number': ['officer', 'head'],
  'POST /api/v1/cities/:city/letters/:id/claim': ['moderator'],
  'POST /api/v1/cities/:city/letters/:id/release': ['moderator'],
  'POST /api/v1/cities/:city/letters/:id/recuse': ['moderator'],
  'POST /api/v1/cities/:city/letters/:id/forward': ['moderator'],
  'POST /api/v1/cities/:city/letters/:id/spam': ['moderator'],
  'POST /api/v1/cities/:city/letters/:id/answer': ['moderator'],
  'GET /api/v1/tiles/:z/:x/:y': 'everyone',
  'GET /api/v1/events': 'everyone',

  'GET /api/v1/cities/:city/inquiries': 'everyone',
  'GET /api/v1/cities/:city/inquiries/:number': 'everyone',
  'GET /api/v1/cities/:city/similar': 'everyone',
  'GET /api/v1/cities/:city/answers': 'everyone',
  'GET /api/v1/cities/:city/inquiries.csv': 'everyone',
  'GET /api/v1/cities/:city/inquiries.geojson': 'everyone',
  'POST /api/v1/cities/:city/inquiries': 'everyone',
  'POST /api/v1/cities/:city/inquiries/:number/support': 'everyone',
  'POST /api/v1/cities/:city/inquiries/:number/dispute': 'everyone',
  'POST /api/v1/receipts/open': 'everyone',
  'POST /api/v1/receipts/photo': 'everyone',
  'POST /api/v1/receipts/revise': 'everyone',
  'POST /api/v1/receipts/review': 'everyone',
  'POST /api/v1/cities/:city/photos': 'everyone',
  'GET /api/v1/cities/:city/photos/:id': 'everyone',
  'GET /api/v1/cities/:city/originals/photos/:id': ['moderator', 'responder'],

  'GET /api/v1/cities/:city/moderation/queue': ['moderator'],
  'GET /api/v1/cities/:city/moderation/events': ['moderator'],
  'GET /api/v1/cities/:city/moderation/inquiries': ['moderator'],
  'GET /api/v1/cities/:city/moderation/inquiries/:id': ['moderator'],
  'GET /api/v1/cities/:city/moderation/public-place': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/claim': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/release': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/publish': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/edit': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/photos/:photo/boxes': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/reject': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/undo': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/bulk-reject': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/bulk-undo': ['moderator'],
  'GET /api/v1/cities/:city/moderation/inquiries/:id/context': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/request-changes': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/merge': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/assign': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/withdraw': ['moderator'],
  'GET /api/v1/cities/:city/moderation/inquiries/:id/bodies': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/hide': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/restore': ['moderator'],
  'GET /api/v1/cities/:city/moderation/sealed': ['moderator'],
  'GET /api/v1/cities/:city/moderation/sealed-count': ['moderator'],
  'GET /api/v1/cities/:city/moderation/sealed/:id': ['moderator'],
  'POST /api/v1/cities/:city/moderation/sealed/:id/claim': ['moderator'],
  'POST /api/v1/cities/:city/moderation/sealed/:id/release': ['moderator'],
  'POST /api/v1/cities/:city/moderation/sealed/:id/agree': ['moderator'],
  'POST /api/v1/cities/:city/moderation/sealed/:id/publish': ['moderator'],
  'POST /api/v1/cities/:city/moderation/sealed/:id/reject': ['moderator'],
  'POST /api/v1/cities/:city/moderation/sealed/:id/undo': ['moderator'],
  'GET /api/v1/cities/:city/desk/lexicon': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/lexicon/try': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/lexicon/add': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/lexicon/remove': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/lexicon/switch': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/guard/check': ['moderator', 'responder'],

  'GET /api/v1/cities/:city/reasons': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/reasons/:kind/:reason': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/reasons/:kind/:reason/reset': ['moderator', 'administrator'],

  'GET /api/v1/cities/:city/audit': ['administrator'],
  'GET /api/v1/cities/:city/directory': 'everyone',
  'GET /api/v1/cities/:city/staff-keys/me': ['moderator', 'officer', 'head'],
  'PUT /api/v1/cities/:city/staff-keys/me': ['moderator', 'officer', 'head'],
  'GET /api/v1/cities/:city/mailboxes': ['moderator', 'officer', 'head', 'administrator'],
  'POST /api/v1/cities/:city/mailboxes': ['moderator', 'officer', 'head'],
  'POST /api/v1/cities/:city/mailboxes/approve': ['moderator', 'officer', 'head', 'administrator'],
  'POST /api/v1/cities/:city/mailboxes/members': ['moderator', 'officer', 'head'],
  'POST /api/v1/cities/:city/mailboxes/members/approve': ['moderator', 'officer', 'head', 'administrator'],
  'POST /api/v1/cities/:city/mailboxes/members/remove': ['moderator', 'officer', 'head', 'administrator'],
  'GET /api/v1/cities/:city/mailboxes/held': ['moderator', 'officer', 'head'],
  'GET /api/v1/cities/:city/numbers': 'everyone',
  'GET /api/v1/cities/:city/numbers.csv': 'everyone',
  'GET /api/v1/cities/:city/desk/numbers': ['moderator', 'responder', 'administrator', 'officer', 'head'],
  'GET /api/v1/cities/:city/desk/organisations': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/organisations': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/organisations/:id': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/organisations/:id/activity': ['moderator', 'administrator'],
  'GET /api/v1/cities/:city/desk/routing': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/routing': ['moderator', 'administrator'],

  'POST /api/v1/cities/:city/desk/beats/check': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/beats/import': ['administrator', 'head'],
  'GET /api/v1/cities/:city/desk/beats': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/officers': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/officers/:id': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/officers/:id/photo': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/stations': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/stations/:id': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/appointments': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/appointments/:id/end': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/absences': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/absences/:id/end': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/beats/:beat/outline/check': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/beats/:beat/outline': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/beats/:beat/words': ['administrator', 'head'],
  'POST /api/v1/cities/:city/desk/beats/:beat/retire': ['administrator', 'head'],
  'GET /api/v1/cities/:city/own-beats': ['officer', 'head'],
  'POST /api/v1/cities/:city/own-beats/card': ['officer', 'head'],
  'POST /api/v1/cities/:city/own-beats/photo': ['officer', 'head'],
  'POST /api/v1/cities/:city/own-beats/notices': ['officer', 'head'],
  'POST /api/v1/cities/:city/own-beats/notices/:id/withdraw': ['officer', 'head'],
  'GET /api/v1/cities/:city/officers/photos/:photo': 'everyone',

  'GET /api/v1/cities/:city/people': ['administrator'],
  'POST /api/v1/cities/:city/people/:id/remove': ['administrator'],
  'POST /api/v1/cities/:city/people/invitations': ['administrator'],
  'POST /api/v1/cities/:city/people/invitations/:id/resend': ['administrator'],
  'POST /api/v1/cities/:city/people/invitations/:id/withdraw': ['administrator'],
  'POST /api/v1/invitations/open': 'everyone',
  'POST /api/v1/invitations/accept': 'everyone',
  'POST /api/v1/invitations/join': 'staff',

  'GET /api/v1/cities/:city/moderation/inquiries/:id/reply-links': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/reply-links': ['moderator'],
  'POST /api/v1/cities/:city/moderation/inquiries/:id/reply-links/:link/withdraw': ['moderator'],
  'POST /api/v1/replies/open': 'everyone',
  'POST /api/v1/replies': 'everyone',
  'GET /api/v1/cities/:city/inquiries/:number/notes': ['moderator', 'responder'],
  'POST /api/v1/cities/:city/inquiries/:number/notes': ['moderator', 'responder'],
  'GET /api/v1/cities/:city/answers/assigned/:number': ['moderator', 'responder'],
  'GET /api/v1/cities/:city/answers/assigned': ['moderator', 'responder'],
  'POST /api/v1/cities/:city/inquiries/:number/answers': ['moderator', 'responder'],

  'GET /api/v1/cities/:city/settings/calendar': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/settings/calendar/hours': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/settings/calendar/clocks': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/settings/calendar/holidays/read': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/settings/calendar/holidays': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/settings/calendar/holidays/remove': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/settings/calendar/outages': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/settings/calendar/outages/:id/end': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/settings/calendar/outages/:id/remove': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/inquiries/:number/answers/take-back': ['moderator', 'responder'],
  'POST /api/v1/cities/:city/inquiries/:number/reopen': ['moderator'],
  'GET /api/v1/cities/:city/answers/counts': ['moderator', 'responder'],
  'GET /api/v1/cities/:city/answers/to-check': ['moderator'],
  'GET /api/v1/cities/:city/answers/ageing': ['moderator', 'responder'],
  'POST /api/v1/cities/:city/answers/:id/approve': ['moderator'],
  'POST /api/v1/cities/:city/answers/:id/return': ['moderator'],
  'POST /api/v1/cities/:city/answers/:id/correct': ['moderator', 'responder'],
  'POST /api/v1/cities/:city/answers/:id/still-true': ['moderator', 'responder'],
  'GET /api/v1/cities/:city/templates': ['moderator', 'responder'],
  'POST /api/v1/cities/:city/templates': ['moderator', 'responder'],
  'POST /api/v1/cities/:city/templates/:id/edit': ['moderator', 'responder'],
  'POST /api/v1/cities/:city/templates/:id/remove': ['moderator', 'responder'],
  'GET /api/v1/cities/:city/desk/templates': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/templates': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/templates/:id/edit': ['moderator', 'administrator'],
  'POST /api/v1/cities/:city/desk/templates/:id/remove': ['moderator', 'administrator'],
}

const database = await freshDatabase()
const app = await buildApp(readConfig({}), { database })
const { visitor, as } = await people(app, database)
afterAll(() => app.close())

const routes = app.accessList
  .filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/'))
  .map(({ method, url }) => `${method} ${url}`)

/** In Kyiv; every value has the right form, and a field that no schema knows stops whoever gets through. */
const given: Record<string, string> = {
  city: 'kyiv',
  number: 'KYIV-2026-000001',
  id: '01890000-0000-7000-8000-000000000000',
  photo: '01890000-0000-7000-8000-000000000001',
  file: '01890000-0000-7000-8000-000000000001',
  link: '01890000-0000-7000-8000-000000000001',
  beat: 'HOL-01',
  z: '12',
  x: '2394',
  y: '1380',
}

test('every route has its row, and every row its route', () => {
  expect(Object.keys(mayUse).toSorted()).toEqual(routes.toSorted())
})

test('pages and files are for everyone: what they show comes from the routes above', () => {
  const others = app.accessList.filter(({ url }) => !url.startsWith('/api/'))
  expect(others.map(({ url }) => url)).toContain('/:city/:number')
  expect(others.filter(({ access }) => access !== 'public')).toEqual([])
})

test('HEAD asks for what GET asks', () => {
  expect(accessBy('GET')).toMatchObject(accessBy('HEAD'))
})

test('a route added without saying who may use it stops the start', async () => {
  const other = await buildApp(readConfig({}), { database })
  expect(() => other.get('/api/v1/forgotten', async () => 'everything')).toThrow(
    'GET /api/v1/forgotten declares no access',
  )
  await other.close()
})

const cast = [
  undefined,
  ...roles.flatMap((role) => [{ role, city: 'kyiv' } as const, { role, city: 'ternopil' } as const]),
]

describe.each(cast)('%o', (who) => {
  test.each(Object.entries(mayUse))('%s', async (route, allowed) => {
    const person = who ? await as(who.role, who.city) : visitor
    const [method, url = ''] = route.split(' ')
    const path = url.replace(/:(\w+)/g, (_, name: string) => given[name] ?? `:${name}`)
    const write = method === 'PUT' ? person.put : person.post
    const answer =
      method === 'GET' ? await person.get(`${path}?nonsense=1`) : await write(path, { nonsense: 1 })
    // NOTE: who gets through is stopped by the nonsense; "not-found" is how the guard says "not for you".
    expect(outcome(answer.body)).toBe(expected(who, allowed))
  })
})

function accessBy(method: string) {
  const routesOf = app.accessList.filter((route) => route.method === method)
  return Object.fromEntries(routesOf.map(({ url, access }) => [url, access]))
}

function outcome(body: string): string {
  if (body.includes('"code":"unauthenticated"')) return 'sign in'
  return body.includes('"code":"not-found"') ? 'no such thing' : 'through'
}

function expected(who: (typeof cast)[number], allowed: (typeof mayUse)[string]): string {
  if (allowed === 'everyone') return 'through'
  if (!who) return 'sign in'
  if (allowed === 'staff') return 'through'
  return who.city === 'kyiv' && allowed.includes(who.role) ? 'through' : 'no such thing'
}
