/**
 * How the map of a browser bears 100,000 pins: first draw and the worst stall while it is dragged and zoomed. The real
 * server and the built web app (run the build first), tiles without their limit of 1,000 pins, a real Chromium.
 * Usage: CHROMIUM=/usr/bin/chromium node scripts/bench/canvas.ts
 */
import { join } from 'node:path'

import { startServer, temporaryDirectory } from '../../test/support/server.ts'
import { fillWithPins, inquiries } from './canvas-data.ts'
import { type Figures, measurePage, type screens } from './canvas-page.ts'

const entry = join(import.meta.dirname, 'canvas-server.ts')
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)

export type CanvasFigures = Awaited<ReturnType<typeof measureCanvas>>

/** Medians of some rounds, in milliseconds; "cells" is what people meet, "pins" what no tile of ours would send. */
export async function measureCanvas() {
  const data = temporaryDirectory()
  try {
    await fillWithPins(data.path)
    return {
      inquiries,
      rounds,
      pins: await measureWith(data.path, inquiries),
      cells: await measureWith(data.path),
    }
  } finally {
    data.remove()
  }
}

async function measureWith(dataDirectory: string, pins?: number) {
  const server = await startServer(
    { DATA_DIR: dataDirectory, ...(pins !== undefined && { BENCH_TILE_PINS: `${pins}` }) },
    entry,
  )
  try {
    const least = pins ? pins * 0.9 : 1
    return {
      desk: await medians(server.url, 'desk', least),
      phone: await medians(server.url, 'phone', least),
    }
  } finally {
    await server.stop()
  }
}

async function medians(url: string, screen: keyof typeof screens, least: number): Promise<Figures> {
  const seen: Figures[] = []
  for (let round = 0; round < rounds; round++) seen.push(await measurePage(url, screen, least))
  const of = (name: keyof Figures) => Math.round(median(seen.map((round) => round[name])))
  return {
    held: of('held'),
    firstDraw: of('firstDraw'),
    longestTaskAtStart: of('longestTaskAtStart'),
    panFrameGap: of('panFrameGap'),
    panLongestTask: of('panLongestTask'),
    zoomFrameGap: of('zoomFrameGap'),
    zoomLongestTask: of('zoomLongestTask'),
    idleFrameGap: of('idleFrameGap'),
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

if (import.meta.main) console.log(JSON.stringify(await measureCanvas(), undefined, 2))
