import { expect, onTestFinished, test, vi } from 'vitest'

import { keepFocus } from './keep-focus.ts'

test('what is left around something that went away takes its focus, at most the main part of the page', async () => {
  document.body.innerHTML =
    '<header><button id="a">a</button></header><main id="main"><ul><li><button id="b">b</button></li></ul></main>'
  // Somebody may be quicker than the script that keeps it.
  press('b')
  onTestFinished(keepFocus())
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

test('a button that was out of order takes the focus back, unless somebody went on meanwhile', async () => {
  onTestFinished(keepFocus())
  document.body.innerHTML =
    '<main id="main"><p><button id="a">a</button></p><p><button id="b">b</button></p></main>'
  press('a')
  await outOfOrder('a', true)
  expect(document.activeElement).toBe(document.body)
  await outOfOrder('a', false)
  expect(document.activeElement?.id).toBe('a')
  await outOfOrder('a', true)
  // What stays so counts as gone, until it is in order after all.
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('P'), 2000)
  await outOfOrder('a', false)
  expect(document.activeElement?.id).toBe('a')
  await outOfOrder('a', true)
  press('b')
  await outOfOrder('a', false)
  expect(document.activeElement?.id).toBe('b')
  // Who has let go of it by hand is not brought back.
  document.getElementById('b')?.blur()
  await outOfOrder('b', true)
  await outOfOrder('b', false)
  expect(document.activeElement).toBe(document.body)
})

/** As a browser does it: it lets go of the button when it draws, a moment after the change is heard of. */
async function outOfOrder(id: string, is: boolean): Promise<void> {
  const button = document.getElementById(id)
  button?.toggleAttribute('disabled', is)
  await Promise.resolve()
  if (is) button?.blur()
}

function press(id: string): void {
  document.getElementById(id)?.focus()
}
