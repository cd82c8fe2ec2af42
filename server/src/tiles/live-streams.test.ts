import { expect, test } from 'vitest'

import { LiveStreams, type Stream } from './live-streams.ts'

const listener = (city: string, address = '198.51.100.1') => {
  const heard: unknown[] = []
  const stream: Stream = { city, address, send: (event) => heard.push(event), end: () => heard.push('end') }
  return { heard, stream }
}

test('each city hears its own changes; a fold of unknown reach is told to all', () => {
  const streams = new LiveStreams()
  const [kyiv, lviv] = [listener('kyiv'), listener('lviv')]
  streams.add(kyiv.stream)
  streams.add(lviv.stream)
  streams.publish({ seq: 4, mks: [1], changes: [{ city: 'kyiv', number: 'KYIV-2026-000001', colour: null }] })
  streams.publish({ seq: 5, mks: [], changes: [] })
  expect(kyiv.heard).toEqual([
    { type: 'inquiry-changed', number: 'KYIV-2026-000001', colour: null },
    { type: 'tile-changed', seq: 4 },
    { type: 'tile-changed', seq: 0 },
  ])
  expect(lviv.heard).toEqual([{ type: 'tile-changed', seq: 0 }])
})

test('one address cannot take all places, all addresses not more than there are', () => {
  const streams = new LiveStreams({ all: 3, perAddress: 2 })
  const [one, two] = [listener('kyiv').stream, listener('kyiv').stream]
  streams.add(one)
  streams.add(two)
  expect(streams.refusal('198.51.100.1')).toBe('too-many')
  expect(streams.refusal('198.51.100.2')).toBeUndefined()
  streams.add(listener('kyiv', '198.51.100.2').stream)
  expect(streams.refusal('198.51.100.3')).toBe('unavailable')
  streams.remove(one)
  expect(streams.refusal('198.51.100.1')).toBeUndefined()
})

test('at the end every stream is ended', () => {
  const streams = new LiveStreams()
  const { heard, stream } = listener('kyiv')
  streams.add(stream)
  streams.endAll()
  expect(heard).toEqual(['end'])
})
