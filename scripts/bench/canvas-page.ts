/// <reference lib="dom" />
import { setTimeout as pause } from 'node:timers/promises'

import { openBrowser } from '../../test/support/browser.ts'
import { middle, zoom } from './canvas-data.ts'

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof openBrowser>>['newPage']>>

export const screens = {
  desk: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, slower: 1 },
  /** A mid phone: a quarter of this machine's speed, a sharp screen. */
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, slower: 4 },
}

/** Milliseconds, but "held": how many inquiries the map held when it drew. */
export interface Figures {
  held: number
  /** From the last byte of the last tile to the frame that showed them. */
  firstDraw: number
  longestTaskAtStart: number
  panFrameGap: number
  panLongestTask: number
  zoomFrameGap: number
  zoomLongestTask: number
  /** The longest gap while nothing happens: what the machine itself takes. */
  idleFrameGap: number
}

export async function measurePage(
  url: string,
  screen: keyof typeof screens,
  least: number,
): Promise<Figures> {
  const { viewport, deviceScaleFactor, slower } = screens[screen]
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ baseURL: url, viewport, deviceScaleFactor, locale: 'uk-UA' })
    const page = await context.newPage()
    page.setDefaultTimeout(120_000)
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await page.addInitScript(watchFrames)
    const { lat, lng } = middle()
    await page.goto(`/kyiv?lat=${lat}&lng=${lng}&z=${zoom}`)
    const first = await firstDraw(page, least)
    await settled(page)
    const idle = await worstOf(page, () => pause(1500))
    const pan = await worstOf(page, () => drag(page))
    const zoomed = await worstOf(page, () => zoomInAndOut(page))
    return {
      ...first,
      panFrameGap: pan.frameGap,
      panLongestTask: pan.longestTask,
      zoomFrameGap: zoomed.frameGap,
      zoomLongestTask: zoomed.longestTask,
      idleFrameGap: idle.frameGap,
    }
  } finally {
    await browser.close()
  }
}

interface Watch {
  frames: number[]
  tasks: { at: number; took: number }[]
}

declare global {
  interface Window {
    watch: Watch
  }
}

/** Runs in the page before its own scripts. */
function watchFrames(): void {
  const watch: Watch = { frames: [], tasks: [] }
  window.watch = watch
  requestAnimationFrame(function note() {
    watch.frames.push(performance.now())
    requestAnimationFrame(note)
  })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      watch.tasks.push({ at: startTime, took: duration })
  }).observe({ type: 'longtask', buffered: true })
}

/** The page leaves a mark at each drawing, with the number of inquiries it held: src/map/inquiry-canvas.ts. */
async function firstDraw(page: Page, least: number) {
  const drawn = await page.waitForFunction((wanted) => {
    const marks = performance
      .getEntriesByName('map-drawn')
      .flatMap((entry) => (entry instanceof PerformanceMark ? [entry] : []))
    const mark = marks.find(({ detail }) => Number(detail) >= wanted)
    return mark && { at: mark.startTime, held: Number(mark.detail) }
  }, least)
  const { at, held } = (await drawn.jsonValue()) ?? { at: 0, held: 0 }
  return page.evaluate(
    ([drawnAt, number]) => {
      const tiles = performance
        .getEntriesByType('resource')
        .flatMap((entry) => (entry instanceof PerformanceResourceTiming ? [entry] : []))
        .filter(({ name, responseEnd }) => name.includes('/api/v1/tiles/') && responseEnd < drawnAt)
        .map(({ responseEnd }) => responseEnd)
      const shown = window.watch.frames.find((frame) => frame > drawnAt) ?? Number.NaN
      const tasks = window.watch.tasks.filter(({ at: begun }) => begun < shown).map(({ took }) => took)
      return {
        held: number,
        firstDraw: shown - Math.max(...tiles),
        longestTaskAtStart: Math.max(0, ...tasks),
      }
    },
    [at, held] as const,
  )
}

/** What happens meanwhile, by the longest time without a new frame and by the longest task. */
async function worstOf(page: Page, act: () => Promise<void>) {
  const from = await page.evaluate(() => performance.now())
  await act()
  return page.evaluate((begun) => {
    const frames = window.watch.frames.filter((frame) => frame >= begun)
    const gaps = frames.slice(1).map((frame, index) => frame - (frames[index] ?? frame))
    const tasks = window.watch.tasks.filter(({ at }) => at >= begun).map(({ took }) => took)
    return { frameGap: Math.max(0, ...gaps), longestTask: Math.max(0, ...tasks) }
  }, from)
}

/** Until nothing new is drawn for a while. */
async function settled(page: Page): Promise<void> {
  const count = () => page.evaluate(() => performance.getEntriesByName('map-drawn').length)
  for (let before = -1, now = await count(); now !== before; now = await count()) {
    before = now
    await pause(1500)
  }
}

async function placeOf(page: Page) {
  const box = await page.locator('.city-map').boundingBox()
  if (!box) throw new Error('The map is not on the page')
  // On a phone the sheet covers the lower half.
  return { x: box.x + box.width / 2, y: box.y + box.height / 4 }
}

/** There and back, four times, with a rest between: some six seconds of a hand. */
async function drag(page: Page): Promise<void> {
  const { x, y } = await placeOf(page)
  for (const way of [1, -1, 1, -1]) {
    await page.mouse.move(x - way * 90, y)
    await page.mouse.down()
    for (let step = 0; step <= 60; step++) {
      await page.mouse.move(x + way * (step * 3 - 90), y + step)
      await pause(8)
    }
    await page.mouse.up()
    await pause(700)
  }
}

async function zoomInAndOut(page: Page): Promise<void> {
  const { x, y } = await placeOf(page)
  await page.mouse.move(x, y)
  for (const delta of [-120, -120, 120, 120]) {
    await page.mouse.wheel(0, delta)
    await settled(page)
  }
}
