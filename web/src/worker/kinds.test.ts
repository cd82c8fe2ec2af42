import { expect, test } from 'vitest'

import { isFile, isHelp, isOfReaders, kindOf } from './kinds.ts'

const kind = (path: string) => kindOf(new URL(path, 'https://map.example.org'))

test.each([
  ['/api/v1/cities', 'reference'],
  ['/api/v1/cities/kyiv', 'reference'],
  ['/api/v1/cities/kyiv/context.geojson', 'reference'],
  ['/api/v1/cities/kyiv/beats/DARNY-01', 'reference'],
  ['/api/v1/cities/kyiv/emblem/0f8fad5b-d9cb-469f-a165-70867728950e', 'reference'],
  ['/api/v1/cities/kyiv/inquiries?limit=50', 'list'],
  ['/api/v1/cities/kyiv/inquiries?limit=50&colour=red', 'list'],
  ['/api/v1/cities/kyiv/inquiries/KYIV-2026-000015', 'inquiry'],
  ['/api/v1/tiles/12/2395/1383?city=kyiv', 'tile'],
])('%s is kept as %s', (path, expected) => {
  expect(kind(path)).toBe(expected)
})

test.each([
  '/api/v1/cities/kyiv/inquiries?limit=50&q=люк',
  '/api/v1/cities/kyiv/inquiries?limit=50&cursor=abc',
  '/api/v1/cities/kyiv/inquiries?limit=50&bbox=30,50,31,51',
  '/api/v1/cities/kyiv/officers/at?lat=50.4&lng=30.5',
  '/api/v1/cities/kyiv/answers?q=люк',
  '/api/v1/cities/kyiv/photos/0192',
  '/api/v1/cities/kyiv/letters',
  '/api/v1/cities/kyiv/letters/mine',
  '/api/v1/cities/kyiv/directory',
  '/api/v1/cities/kyiv/challenge',
  '/api/v1/cities/kyiv/moderation/queue',
  '/api/v1/me',
  '/api/v1/events?city=kyiv',
  '/api/auth/sign-in/email',
])('%s is never kept', (path) => {
  expect(kind(path)).toBeUndefined()
})

test('private pages, those of staff and those in another site are left alone', () => {
  for (const path of [
    '/letters',
    '/letters/open',
    '/desk',
    '/desk/letters',
    '/desk/kyiv/moderation',
    '/embed/kyiv',
  ])
    expect(isOfReaders(path)).toBe(false)
  for (const path of ['/service-worker.js', '/robots.txt', '/api/docs', '/assets/x.js'])
    expect(isOfReaders(path)).toBe(false)
  for (const path of ['/', '/kyiv', '/kyiv/new', '/kyiv/KYIV-2026-000015', '/kyiv/officer', '/receipt'])
    expect(isOfReaders(path)).toBe(true)
  expect(['/help', '/help/officers', '/help/pictures/uk/queue.webp', '/helpers'].map(isHelp)).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(isFile('/assets/index-Cw9W9YEj.js')).toBe(true)
  expect(isFile('/assets/letters/index-Cw9W9YEj.js')).toBe(false)
})
