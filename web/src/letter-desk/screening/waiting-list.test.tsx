import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'

import { WaitingList } from './waiting-list.tsx'

afterEach(cleanup)

const now = Date.parse('2026-11-20T12:00:00Z')
const item = {
  id: '7f9c24e8-3b12-4f5e-9c1a-1d2e3f405162',
  version: 1,
  track: 'appeal',
  receivedAt: '2026-11-20T09:50:00Z',
  failoverAt: '2026-11-20T12:20:00Z',
  lease: null,
} as const
const lease = { mine: false, until: '2026-11-20T12:10:00Z' }

function open(items: Parameters<typeof WaitingList>[0]['items'], disabled = false) {
  const picked: string[] = []
  render(
    <WaitingList {...{ items, now, disabled }} selected={undefined} onPick={({ id }) => picked.push(id)} />,
  )
  return { picked, buttons: screen.getAllByRole<HTMLButtonElement>('button') }
}

test('a line tells how a letter came, how long ago, and when it goes on without anybody', async () => {
  const { picked, buttons } = open([item])
  expect(buttons[0]?.textContent).toBe('Офіційне зверненнячекає 2 год 10 хвза 20 хв піде офіцеру без вас')
  await userEvent.setup().click(screen.getByRole('button'))
  expect(picked).toEqual([item.id])
})

test('what a colleague reads is not opened, and nothing is while the screen is locked', () => {
  const { buttons } = open([
    { ...item, lease },
    { ...item, id: 'b', lease: { ...lease, mine: true } },
  ])
  expect(buttons.map((button) => button.disabled)).toEqual([true, false])
  expect(buttons[0]?.textContent).toContain('читає колега до 14:10')
  cleanup()
  expect(open([item], true).buttons[0]?.disabled).toBe(true)
})
