import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { switchSignKeys, useDeskKeys } from './use-desk-keys.ts'

const heard: string[] = []
let box: HTMLElement
let root: ReturnType<typeof createRoot>

beforeEach(() => {
  heard.length = 0
  box = document.body.appendChild(document.createElement('div'))
  root = createRoot(box)
})
afterEach(() => {
  act(() => root.unmount())
  box.remove()
  switchSignKeys(true)
})

function Inside({ blanked }: { blanked: boolean }) {
  useDeskKeys({ publish: () => heard.push('publish'), undo: () => blanked && heard.push('blanking') })
  return <textarea />
}

function Desk({ children }: { children: ReactNode }) {
  useDeskKeys({ undo: () => heard.push('decision'), next: () => heard.push('next') }, 'whole')
  return children
}

function press(code: string, at: Element = document.body): boolean {
  const event = new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true })
  return at.dispatchEvent(event)
}

const show = (blanked: boolean, key = 'first') =>
  act(() =>
    root.render(
      <Desk>
        <Inside key={key} blanked={blanked} />
      </Desk>,
    ),
  )

test('what is open hears first, and the desk around it what was left', () => {
  show(true)
  // Another inquiry opens: it is younger than the desk around it, and still first.
  show(true, 'second')
  press('KeyZ')
  show(false, 'second')
  press('KeyZ')
  press('ArrowDown')
  expect(press('Digit1')).toBe(false)
  expect(press('Digit9')).toBe(true)
  expect(heard).toEqual(['blanking', 'decision', 'next', 'publish'])
})

test('who types writes letters; who has switched them off keeps the arrows', () => {
  show(false)
  press('Digit1', box.querySelector('textarea') ?? box)
  switchSignKeys(false)
  press('Digit1')
  press('KeyZ')
  press('ArrowDown')
  expect(heard).toEqual(['next'])
})
