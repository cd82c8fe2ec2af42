import { expect, test } from 'vitest'

import { guest } from './cast.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage({
  TILE_URL: 'https://tiles.example.org/{z}/{x}/{y}.png',
  TILE_CREDIT: 'Example',
})

const pages = [
  '/',
  '/about',
  '/legal',
  '/help/residents',
  '/receipt',
  '/mine',
  '/kyiv/numbers',
  '/kyiv/offline',
  '/letters',
]
const withMap = [
  '/kyiv',
  '/kyiv/KYIV-2026-000015',
  '/kyiv/new',
  '/kyiv/officer',
  '/kyiv/beats/DARNY-01',
  '/embed/kyiv',
]

test('no page asks anybody but its own server; those with a map ask the operator’s tile host besides', async () => {
  const page = await guest(browser, server.url, 'desk')
  await page.context().route('https://tiles.example.org/**', (route) => route.abort())
  const asked = new Map<string, Set<string>>()
  let path = ''
  page.context().on('request', (request) => {
    const { host, protocol } = new URL(request.url())
    if (protocol.startsWith('http')) asked.set(path, (asked.get(path) ?? new Set<string>()).add(host))
  })
  for (path of [...pages, ...withMap]) {
    await page.goto(path)
    await page.locator('h1').first().waitFor({ state: 'attached' })
    await page.waitForLoadState('load')
    await page.waitForTimeout(300)
  }
  const own = new URL(server.url).host
  const others = [...asked].flatMap(([at, hosts]) =>
    [...hosts].filter((host) => host !== own).map((host) => [at, host]),
  )
  expect(others.every(([at = '', host]) => withMap.includes(at) && host === 'tiles.example.org')).toBe(true)
  expect(others.map(([at]) => at)).toContain('/kyiv')
  expect([...asked.keys()]).toEqual([...pages, ...withMap])
  await page.context().close()
})
