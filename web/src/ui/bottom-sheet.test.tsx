import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'

import { BottomSheet } from './bottom-sheet.tsx'
import type { Stop } from './sheet-stops.ts'

afterEach(cleanup)

function Sheet() {
  const [stop, setStop] = useState<Stop>('half')
  return (
    <>
      <output>{stop}</output>
      <BottomSheet id="list" stop={stop} onStop={setStop} labelledBy="list-h">
        <h1 id="list-h">ten inquiries</h1>
      </BottomSheet>
    </>
  )
}

const stop = () => screen.getByRole('status').textContent

test('every stop is reached with the keyboard, and the focus stays on the button', async () => {
  const user = userEvent.setup()
  render(<Sheet />)
  await user.tab()
  await user.keyboard('{Enter}')
  expect(stop()).toBe('low')
  expect(screen.getByRole('button', { name: 'Згорнути список' }).getAttribute('aria-disabled')).toBe('true')
  await user.keyboard('{Enter}')
  expect(stop()).toBe('low')
  await user.keyboard('{ArrowUp}{ArrowUp}')
  expect(stop()).toBe('full')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Згорнути список' }))
  await user.keyboard('{ArrowDown}')
  expect(stop()).toBe('half')
})
