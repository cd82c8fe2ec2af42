import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { QueueStreams } from './queue-streams.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function listener(city: string, actorId = 'olena') {
  const heard: number[] = []
  const stream = {
    city,
    actorId,
    tell: () => void heard.push(Date.now()),
    isWelcome: async () => stream.welcome,
    end: () => void (stream.ended = true),
    welcome: true,
    ended: false,
    heard,
  }
  return stream
}

test('a wave of changes is two words: at once, and when it is over', () => {
  const streams = new QueueStreams()
  const kyiv = listener('kyiv')
  const lviv = listener('lviv')
  streams.add(kyiv)
  streams.add(lviv)
  for (let n = 0; n < 100; n++) streams.changed('kyiv')
  vi.advanceTimersByTime(5000)
  expect(kyiv.heard).toHaveLength(2)
  expect(lviv.heard).toEqual([])
  streams.changed()
  expect([kyiv.heard.length, lviv.heard.length]).toEqual([3, 1])
  streams.endAll()
  expect(kyiv.ended).toBe(true)
})

test('who may no longer listen is sent away, nobody else', async () => {
  const streams = new QueueStreams({ pause: 10, most: 3, mostEach: 2 })
  const [one, two, three] = [listener('kyiv'), listener('kyiv'), listener('kyiv', 'taras')]
  for (const stream of [one, two]) streams.add(stream)
  expect(streams.refusal('olena')).toBe('too-many')
  expect(streams.refusal('taras')).toBeUndefined()
  streams.add(three)
  expect(streams.refusal('maria')).toBe('unavailable')
  one.welcome = false
  await streams.dismiss()
  expect([one.ended, two.ended, three.ended]).toEqual([true, false, false])
  expect(streams.refusal('olena')).toBeUndefined()
})
