import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'

import type { DrawnItem } from './drawn-item.ts'
import { MapItems } from './map-items.tsx'

afterEach(cleanup)

const opened: string[] = []
const item = (key: string, more: Partial<DrawnItem> = {}): DrawnItem => ({
  key,
  kind: 'cluster',
  red: 12,
  green: 30,
  number: undefined,
  label: '',
  open: () => opened.push(key),
  ...more,
})
const cluster = item('cluster')
const pin = item('pin', { kind: 'pin', red: 0, green: 1, number: 'KYIV-2026-000001' })
const area = item('area', { kind: 'area', red: 2, green: 0, label: 'Дарницький район' })

test('everything on the map has a sentence of its own', () => {
  render(<MapItems items={[cluster, pin, area]} onPoint={() => {}} />)
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    '12 без відповіді, 30 з відповіддю; наблизити',
    'З відповіддю, KYIV-2026-000001',
    'Дарницький район: 2 без відповіді; відкрити список',
  ])
})

test('it is one stop on the way; arrow keys walk, Enter opens, the map lights what has the focus', async () => {
  const lit: (string | undefined)[] = []
  render(<MapItems items={[cluster, pin]} onPoint={(key) => lit.push(key)} />)
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}{Enter}')
  await userEvent.tab()
  expect(opened).toEqual(['pin'])
  expect(lit).toEqual(['cluster', undefined, 'pin', undefined])
  expect(document.activeElement).toBe(document.body)
})

test('after zooming in the focus stays in the list', async () => {
  const { rerender } = render(<MapItems items={[cluster]} onPoint={() => {}} />)
  await userEvent.tab()
  rerender(<MapItems items={[pin]} onPoint={() => {}} />)
  expect(document.activeElement?.textContent).toBe('З відповіддю, KYIV-2026-000001')
})

test('fifty at a time, the rest on demand', async () => {
  const many = Array.from({ length: 71 }, (_, index) => item(String(index)))
  render(<MapItems items={many} onPoint={() => {}} />)
  await userEvent.click(screen.getByText('Ще 21 позначка'))
  expect(screen.getAllByRole('button')).toHaveLength(71)
})
