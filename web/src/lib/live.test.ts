import type { LiveEvent } from '@bezpechne/shared/tiles'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { openLive } from './live.ts'

// NOTE: jsdom has no EventSource; this one is played by the test.
class Source extends EventTarget {
  static all: Source[] = []
  closed = false
  readonly url: string

  constructor(url: string) {
    super()
    this.url = url
    Source.all.push(this)
  }
  close() {
    this.closed = true
  }
  say(type: string, data?: unknown) {
    this.dispatchEvent(
      data === undefined ? new Event(type) : new MessageEvent(type, { data: JSON.stringify(data) }),
    )
  }
}

beforeEach(() => {
  Source.all = []
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Source)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const latest = () => Source.all.at(-1)

test('events of the city are told as they come', () => {
  const heard: LiveEvent[] = []
  const close = openLive('kyiv', (event) => heard.push(event))
  expect(latest()?.url).toBe('/api/v1/events?city=kyiv')
  latest()?.say('open')
  latest()?.say('inquiry-changed', { number: 'KYIV-2026-000001', colour: 'green' })
  latest()?.say('tile-changed', { seq: 7 })
  expect(heard).toEqual([
    { type: 'inquiry-changed', number: 'KYIV-2026-000001', colour: 'green' },
    { type: 'tile-changed', seq: 7 },
  ])
  close()
  expect(latest()?.closed).toBe(true)
})

test('after a break it comes back and has everything asked again, later and later while nobody answers', () => {
  const heard: LiveEvent[] = []
  const close = openLive('kyiv', (event) => heard.push(event))
  latest()?.say('error')
  expect(latest()?.closed).toBe(true)
  vi.advanceTimersByTime(1500)
  expect(Source.all).toHaveLength(2)
  latest()?.say('error')
  vi.advanceTimersByTime(900)
  expect(Source.all).toHaveLength(2)
  vi.advanceTimersByTime(2100)
  expect(Source.all).toHaveLength(3)
  latest()?.say('open')
  expect(heard).toEqual([{ type: 'tile-changed', seq: 0 }])
  close()
  latest()?.say('error')
  vi.advanceTimersByTime(100_000)
  expect(Source.all).toHaveLength(3)
})

test('a device that is online again does not wait', () => {
  const close = openLive('kyiv', () => {})
  for (let turn = 0; turn < 6; turn++) {
    latest()?.say('error')
    vi.advanceTimersByTime(90_000)
  }
  latest()?.say('error')
  const before = Source.all.length
  window.dispatchEvent(new Event('online'))
  vi.advanceTimersByTime(1500)
  expect(Source.all.length).toBe(before + 1)
  close()
})
