import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { FileLine } from './file-line.tsx'

afterEach(cleanup)

test('the day a file came is written as people write it', () => {
  const one = { id: '1', name: 'x.csv', madeOn: '2026-11-21', by: 'Ірина Бойко' }
  render(<FileLine one={one} state="завершено" open="Відкрити" onChoose={() => undefined} />)
  expect(screen.getByText(/^завершено ·/).textContent).toMatch(/^завершено · 21\sлистопада.* · Ірина Бойко$/)
})
