import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { inTurn } from './turn.ts'

// NOTE: jsdom has no locks; this has the rules of navigator.locks for one name.
let holders = 0
const locks = {
  query: async () => ({}),
  request: async (...given: unknown[]): Promise<void> => {
    const work = given.at(-1)
    const { steal, signal } = Object.assign({ steal: false, signal: new AbortController().signal }, given[1])
    if (holders > 0 && !steal)
      await new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
      })
    if (typeof work === 'function') await work()
  },
}

beforeEach(() => {
  holders = 0
  vi.useFakeTimers()
  vi.stubGlobal('navigator', { locks })
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((pause) => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(new DOMException('late', 'TimeoutError')), pause)
    return controller.signal
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('a tab that sleeps with the turn in its hands loses it; one that speaks keeps it', async () => {
  holders = 1
  let worked = 0
  let heardAt = 0
  const turn = inTurn(
    async () => void (worked += 1),
    () => heardAt,
  )
  for (let minute = 0; minute < 10; minute += 1) {
    await vi.advanceTimersByTimeAsync(60_000)
    heardAt = performance.now()
  }
  expect(worked).toBe(0)
  await vi.advanceTimersByTimeAsync(400_000)
  await turn
  expect(worked).toBe(1)
})

test('where locks are forbidden, tabs agree without them', async () => {
  vi.stubGlobal('navigator', {
    locks: { ...locks, query: () => Promise.reject(new DOMException('no', 'SecurityError')) },
  })
  let worked = 0
  const turn = inTurn(
    async () => void (worked += 1),
    () => 0,
  )
  await vi.advanceTimersByTimeAsync(5000)
  await turn
  expect(worked).toBe(1)
})

test('what goes wrong in the work is told, and is no second turn', async () => {
  const turn = inTurn(
    () => Promise.reject(new Error('broken')),
    () => 0,
  )
  await expect(turn).rejects.toThrow('broken')
})
