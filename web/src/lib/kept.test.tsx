import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { forgetOld, useKept } from './kept.ts'

afterEach(() => {
  cleanup()
  localStorage.clear()
})

function Note() {
  const [text, change, forget] = useKept('note', () => 'початок')
  return (
    <>
      <input aria-label="note" value={text} onChange={({ target }) => change(target.value)} />
      <button type="button" onClick={forget}>
        done
      </button>
    </>
  )
}

const value = () => screen.getByLabelText<HTMLInputElement>('note').value

test('what was typed is there after the page was left, until it has served', () => {
  const first = render(<Note />)
  fireEvent.change(screen.getByLabelText('note'), { target: { value: 'написане' } })
  first.unmount()
  const second = render(<Note />)
  expect(value()).toBe('написане')
  fireEvent.click(screen.getByText('done'))
  second.unmount()
  render(<Note />)
  expect(value()).toBe('початок')
})

test('a browser that lets nothing be kept loses only the copy', () => {
  const blocked = vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  forgetOld()
  const first = render(<Note />)
  fireEvent.change(screen.getByLabelText('note'), { target: { value: 'написане' } })
  first.unmount()
  render(<Note />)
  expect(value()).toBe('написане')
  fireEvent.click(screen.getByText('done'))
  blocked.mockRestore()
})

test('a broken copy is as good as none', () => {
  localStorage.setItem('desk:note', '{"at":')
  render(<Note />)
  expect(value()).toBe('початок')
})

test('a week later nothing of it is left on the device, and nothing of others is touched', () => {
  const now = Date.now()
  const day = 86_400_000
  localStorage.setItem('desk:old', JSON.stringify({ at: now - 8 * day, value: 'a' }))
  localStorage.setItem('desk:new', JSON.stringify({ at: now - 6 * day, value: 'b' }))
  localStorage.setItem('desk:broken', '{')
  localStorage.setItem('other', 'c')
  forgetOld(now)
  expect(Object.keys(localStorage).toSorted()).toEqual(['desk:new', 'other'])
})
