import { renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { isStale } from './overtaken.ts'
import { ownMovesOf, useActInTurn } from './turns.ts'

const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status })

/** A thing that has a version and answers when it is let; it takes what names its version, as the server does. */
function lateServer() {
  const server = { version: 1, saved: [] as string[], asked: [] as (() => void)[], lost: false }
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
    await new Promise<void>((resolve) => server.asked.push(resolve))
    if (server.lost) throw new TypeError('Failed to fetch')
    const { version, text }: { version: number; text: string } = JSON.parse(body)
    if (text === '') return answer(400, { code: 'invalid-input' })
    if (version !== server.version) return answer(409, { code: 'stale-version' })
    server.version += 1
    server.saved.push(text)
    return answer(200, { version: server.version })
  })
  return server
}

let things = 0
let thing = ''

beforeEach(() => {
  things += 1
  thing = `/things/${things}`
})

afterEach(() => {
  vi.unstubAllGlobals()
})

/** Two forms of one screen. */
function twoForms() {
  const [one, other] = [renderHook(useActInTurn).result.current, renderHook(useActInTurn).result.current]
  const saveBy = (act: typeof one) => (version: number, text: string) =>
    act<{ version: number }>(thing, thing, { version, text }).then(
      () => 'saved',
      (error: unknown) => (isStale(error) ? 'stale' : 'failed'),
    )
  return [saveBy(one), saveBy(other)] as const
}

/** Lets the next request be answered, as soon as it is there. */
async function answerNext({ asked }: { asked: (() => void)[] }): Promise<void> {
  await vi.waitFor(() => expect(asked.length).toBe(1))
  asked.shift()?.()
}

test('what is pressed while an act still runs is sent after it, with the version that it made', async () => {
  const server = lateServer()
  const [holiday, outage] = twoForms()
  const both = [holiday(1, 'holiday'), outage(1, 'outage')]
  await answerNext(server)
  await answerNext(server)
  expect(await Promise.all(both)).toEqual(['saved', 'saved'])
  // The screen has not read anew yet.
  const third = holiday(1, 'hours')
  await answerNext(server)
  expect(await third).toBe('saved')
  expect(server.saved).toEqual(['holiday', 'outage', 'hours'])
  expect(ownMovesOf(thing)(1, 4)).toBe(true)
})

test('what a colleague saves before or between is told to each act that has not seen it', async () => {
  const server = lateServer()
  const [holiday, outage] = twoForms()
  const between = [holiday(1, 'holiday'), outage(1, 'outage')]
  await answerNext(server)
  await vi.waitFor(() => expect(server.version).toBe(2))
  server.version += 1
  await answerNext(server)
  expect(await Promise.all(between)).toEqual(['saved', 'stale'])
  expect(ownMovesOf(thing)(1, 3)).toBe(false)

  const before = [holiday(2, 'holiday'), outage(2, 'outage')]
  await answerNext(server)
  await answerNext(server)
  expect(await Promise.all(before)).toEqual(['stale', 'stale'])

  const seen = outage(3, 'outage')
  await answerNext(server)
  expect(await seen).toBe('saved')
})

test('a refusal stops nobody; behind an act that was lost nothing is sent until it is pressed again', async () => {
  const server = lateServer()
  const [holiday, outage] = twoForms()
  const refused = [holiday(1, ''), outage(1, 'outage')]
  await answerNext(server)
  await answerNext(server)
  expect(await Promise.all(refused)).toEqual(['failed', 'saved'])

  server.lost = true
  const lost = [holiday(2, 'holiday'), outage(2, 'end')]
  await answerNext(server)
  expect(await Promise.all(lost)).toEqual(['failed', 'failed'])
  expect(server.asked).toEqual([])

  server.lost = false
  const again = outage(2, 'end')
  await answerNext(server)
  expect(await again).toBe('saved')
  expect(server.saved).toEqual(['outage', 'end'])
})
