import { authOptions } from '@bezpechne/server/accounts/auth'
import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { getMigrations } from 'better-auth/db/migration'
import { afterAll, expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'
import { people } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const config = readConfig({})
const app = await buildApp(config, { database })
afterAll(() => app.close())
const { visitor, as } = await people(app, database)

test('the numbered migrations hold every table and column better-auth expects', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(authOptions(db, config))
  expect([toBeCreated, toBeAdded]).toEqual([[], []])
})

test('staff who signed in is told who they are, a visitor is not', async () => {
  const moderator = await as('moderator', 'kyiv')
  expect((await moderator.get('/me')).json()).toEqual({
    name: 'moderator.kyiv.first@example.org',
    email: 'moderator.kyiv.first@example.org',
    secondFactor: false,
    secondFactorRequired: false,
    memberships: [{ city: 'kyiv', role: 'moderator', organisationId: null }],
    cities: [{ id: 'kyiv', name: { uk: 'Київ', en: 'Kyiv' }, state: 'public' }],
    operator: false,
  })
  expect((await visitor.get('/me')).statusCode).not.toBe(200)
})
