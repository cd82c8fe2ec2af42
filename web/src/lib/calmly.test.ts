import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { calmly } from './calmly.ts'

let hidden = false
let acts = 0
beforeEach(() => {
  acts = 0
  hidden = false
  vi.useFakeTimers()
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const count = () => calmly(() => (acts += 1))

test('news is acted on soon, and a busy hour once a second', () => {
  const calm = count()
  calm.ask()
  vi.advanceTimersByTime(200)
  expect(acts).toBe(1)
  for (let folds = 0; folds < 20; folds++) {
    calm.ask()
    calm.ask()
    vi.advanceTimersByTime(500)
  }
  expect(acts).toBeGreaterThanOrEqual(10)
  expect(acts).toBeLessThanOrEqual(11)
  calm.stop()
})

test('a hidden page rests and catches up once when it is seen again', () => {
  const calm = count()
  hidden = true
  for (let folds = 0; folds < 5; folds++) calm.ask()
  vi.advanceTimersByTime(60_000)
  expect(acts).toBe(0)
  hidden = false
  document.dispatchEvent(new Event('visibilitychange'))
  vi.advanceTimersByTime(200)
  expect(acts).toBe(1)
  document.dispatchEvent(new Event('visibilitychange'))
  vi.advanceTimersByTime(5000)
  expect(acts).toBe(1)
  calm.stop()
})

test('who has left is told nothing', () => {
  const calm = count()
  calm.ask()
  calm.stop()
  vi.advanceTimersByTime(5000)
  expect(acts).toBe(0)
})
