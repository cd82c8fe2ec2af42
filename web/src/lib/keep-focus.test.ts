import { expect, onTestFinished, test, vi } from 'vitest'

import { keepFocus } from './keep-focus.ts'

test('what is left around something that went away takes its focus, at most the main part of the page', async () => {
  onTestFinished(keepFocus())
  document.body.innerHTML =
    '<header><button id="a">a</button></header><main id="main"><ul><li><button id="b">b</button></li></ul></main>'
  press('b')
  document.querySelector('li')?.remove()
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('UL'))
  press('a')
  document.querySelector('header')?.remove()
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('main'))
  // What a part has put elsewhere by itself stays there.
  document
    .querySelector('ul')
    ?.insertAdjacentHTML('beforeend', '<li><button id="c">c</button></li><li><button id="d">d</button></li>')
  press('c')
  document.getElementById('c')?.remove()
  press('d')
  await new Promise((resolve) => void setTimeout(resolve, 80))
  expect(document.activeElement?.id).toBe('d')
})

function press(id: string): void {
  document.getElementById(id)?.focus()
}
