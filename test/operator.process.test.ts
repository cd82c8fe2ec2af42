import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { copySchema, run } from './support/commands.ts'
import { serverData } from './support/server-data.ts'

const data = await serverData()
afterAll(() => data.remove())
const { env } = data
const folder = env['DATA_DIR'] ?? ''
copySchema(folder)

const email = 'olena@sumy.example'
const password = 'кіт спить на теплій печі'
const signsIn = ['add', '--email', email, '--name', 'Олена Коваль']
const responder = ['--city', 'sumy', '--role', 'responder', '--organisation', 'Патрульна поліція Сум']

describe('an operator opens a city with four commands', () => {
  test('a city, who answers in it, and a person with a password from a pipe', async () => {
    const boundary = join(folder, 'sumy.geojson')
    const ring = [
      [34.7, 50.8],
      [34.9, 50.8],
      [34.9, 51],
      [34.7, 50.8],
    ]
    const features = [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }]
    writeFileSync(boundary, JSON.stringify({ type: 'FeatureCollection', features }))
    const names = ['--name-uk', 'Суми', '--name-en', 'Sumy']
    const city = ['add', '--id', 'sumy', '--code', 'SUMY', ...names, '--boundary', boundary]
    expect(await run('city.ts', city, { env })).toMatchObject({
      code: 0,
      said: expect.stringMatching(/Суми is open at \/sumy: \d+\.\d km²/),
    })
    const police = ['--name-uk', 'Патрульна поліція Сум', '--name-en', 'Sumy Patrol Police']
    const organisation = ['add-organisation', '--city', 'sumy', '--kind', 'police', ...police]
    expect(await run('city.ts', organisation, { env })).toMatchObject({ code: 0 })
    const added = await run('staff.ts', [...signsIn, ...responder], { env, input: `${password}\n` })
    expect(added).toMatchObject({ code: 0, said: expect.stringContaining('is responder in sumy now') })
    expect(added.said).not.toContain(password)
    const listed = await run('staff.ts', ['list', '--city', 'sumy'], { env })
    expect(listed.said).toMatch(
      /^responder +Олена Коваль <olena@sumy\.example> +Патрульна поліція Сум +no second factor yet$/m,
    )
  }, 60_000)

  test.each([
    ['a short password', [...signsIn, ...responder], 'short\n', /too short: 15 characters/],
    [
      'an unknown role',
      [...signsIn, '--city', 'sumy', '--role', 'king'],
      '',
      /Allowed choices are moderator/,
    ],
    ['an unknown city', [...signsIn, '--city', 'atlantis', '--role', 'moderator'], '', /no such city/],
    ['no e-mail', ['add', '--name', 'Олена', ...responder], '', /--email <address>' not specified/],
  ])('refuses %s in one line', async (_, args, input, line) => {
    const others = args.map((arg) => (arg === email ? 'another@sumy.example' : arg))
    const { code, said } = await run('staff.ts', others, { env, input })
    expect(code).toBe(1)
    expect(said.trim()).toMatch(line)
    expect(said.trim().split('\n')).toHaveLength(1)
  })
})
