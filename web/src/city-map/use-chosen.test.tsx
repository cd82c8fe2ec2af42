import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { useChosen } from './use-chosen.ts'
import { readView, type View } from './view.ts'

const change = vi.fn<(some: Partial<View>) => void>()

beforeEach(() => {
  change.mockClear()
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

test('a press is seen at once, and the address is told after that picture', async () => {
  const { result, rerender } = givenChips({})
  act(() => result.current[1]({ colour: 'red' }))
  expect(result.current[0].colour).toBe('red')
  expect(change).not.toHaveBeenCalled()
  await afterPicture()
  expect(change).toHaveBeenCalledExactlyOnceWith({ colour: 'red', pin: undefined }, { replace: true })
  // Until the address says it, the press does not go back.
  expect(result.current[0].colour).toBe('red')
  rerender({ view: readView({ colour: 'red' }) })
  expect(result.current[0].colour).toBe('red')
})

test('two quick presses are told together, and the address rules again after them', async () => {
  const { result, rerender } = givenChips({})
  act(() => result.current[1]({ colour: 'red' }))
  act(() => result.current[1]({ period: 3 }))
  await afterPicture()
  expect(change.mock.calls.at(-1)?.[0]).toMatchObject({ colour: 'red', period: 3 })
  rerender({ view: readView({ colour: 'red', period: 3 }) })
  rerender({ view: readView({ colour: 'green' }) })
  expect(result.current[0]).toMatchObject({ colour: 'green', period: undefined })
})

test('a map that moves in between takes no press away, and a page that was left tells nothing', async () => {
  const { result, rerender, unmount } = givenChips({})
  act(() => result.current[1]({ colour: 'green' }))
  rerender({ view: readView({ q: 'люк' }) })
  expect(result.current[0]).toMatchObject({ colour: 'green', q: 'люк' })
  unmount()
  await afterPicture()
  expect(change).not.toHaveBeenCalled()
})

function givenChips(search: Record<string, unknown>) {
  return renderHook(({ view }) => useChosen(view, change), { initialProps: { view: readView(search) } })
}

async function afterPicture() {
  await act(() => vi.advanceTimersByTimeAsync(200))
}
