import { setTimeout as pause } from 'node:timers/promises'

import { tileOf } from '@bezpechne/shared/morton'
import { indexOfNumber } from '@bezpechne/shared/tile-pins'
import { Tile } from '@bezpechne/shared/tiles'

import { listening } from '../../test/support/stream.ts'
import { now, type Served } from './child.ts'
import type { Figure } from './results.ts'
import { median } from './sample.ts'
import { focusCity, pathOf, type Watched } from './views.ts'

const browsers = 4

/** From the commit of a change until every open map has heard of it, and until its tile says so. */
export async function liveFigures(inquiries: Watched[], served: Served): Promise<Figure[]> {
  const { cached, miss } = served.origins
  const url = `/api/v1/events?city=${focusCity}`
  // Half of them on the process that did not make the change; the embedded engine has only one.
  const streams = await Promise.all(
    Array.from({ length: browsers }, (_, n) => listening((n % 2 ? miss : cached) + url)),
  )
  const heard: number[] = []
  const fresh: number[] = []
  for (const inquiry of inquiries) {
    // At any moment between two folds.
    await pause(Math.random() * 600)
    const before = streams.map((stream) => stream.heard.length)
    const committed = await served.change({ city: focusCity, id: inquiry.id })
    await until(() => streams.every((stream, n) => tells(stream.heard.slice(before[n]), inquiry.number)))
    heard.push(now() - committed)
    await until(async () => showsRed(cached, inquiry))
    fresh.push(now() - committed)
    await served.change({ city: focusCity, id: inquiry.id })
  }
  for (const stream of streams) stream.leave()
  return [figure(`event in ${browsers} browsers`, heard), figure('event and fresh tile', fresh)]
}

function figure(what: string, times: number[]): Figure {
  const seconds = times.map((ms) => ms / 1000)
  const note = `p50 ${median(seconds).toFixed(2)} s, longest of ${times.length}`
  return {
    what: `${what}, after the commit`,
    unit: 's',
    value: Math.max(...seconds),
    goal: { most: 2 },
    note,
  }
}

function tells(heard: { type: string; data: string }[], number: string): boolean {
  return heard.some(({ type, data }) => type === 'inquiry-changed' && data.includes(number))
}

async function showsRed(origin: string, { number, mk }: Watched): Promise<boolean> {
  const answer = await fetch(`${origin}/api/v1/tiles${pathOf(tileOf(mk, 18))}`)
  const tile = Tile.parse(await answer.json())
  if (tile.kind !== 'pins') return false
  return Number(tile.cls[indexOfNumber(tile, number)]) % 2 === 0
}

async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  const began = performance.now()
  while (!(await so())) {
    if (performance.now() - began > 10_000) throw new Error('A change was not heard of within ten seconds')
    await pause(2)
  }
}
