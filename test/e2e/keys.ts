/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** A person without a mouse: Tab, arrows, Enter, letters; where the focus is must be seen at every step. */
export function keysOf(page: Page) {
  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key)
  }

  /**
   * Tab by Tab to what is called so; gives up where it never comes, which is how a trap is found. A Tab takes three
   * milliseconds, what a page asks for a thousand: eighty of them may be over before it stands there.
   */
  async function tabTo(name: string | RegExp, most = 80): Promise<void> {
    const passed: string[] = []
    // A dialog opens with its first field: who is there already need not go around.
    const here = await page.evaluate(lookAtFocus)
    if (here.isField && isCalled(here.name, name)) return
    const patience = Date.now() + 10_000
    while (passed.length < most || Date.now() < patience) {
      await press('Tab')
      const focus = await page.evaluate(lookAtFocus)
      expect(focus.outlined, `the focus on ${focus.html} cannot be seen`).toBe(true)
      passed.push(focus.name)
      if (isCalled(focus.name, name)) return
    }
    throw new Error(`No way by Tab to ${String(name)}. Passed: ${passed.slice(-most).join(' > ')}`)
  }

  /** The keys of a step, and where they left the focus: never nowhere, from where a screen reader begins anew. */
  async function step(what: string, ...keys: string[]): Promise<void> {
    await press(...keys)
    // What is shown instead may take a moment to come; who is left with nothing waits for it longer.
    await page.waitForFunction(() => document.activeElement !== document.body, undefined, { timeout: 5000 })
    const { name, role, outlined, html } = await page.evaluate(lookAtFocus)
    const isPlace = html.includes('tabindex="-1"')
    expect(outlined || isPlace, `the focus on ${html} cannot be seen`).toBe(true)
    trail.push(`${what}: ${role} “${name.slice(0, 60)}”`)
  }

  const trail: string[] = []
  return { press, step, tabTo, trail, type: (text: string) => page.keyboard.type(text) }
}

function isCalled(said: string, name: string | RegExp): boolean {
  return typeof name === 'string' ? said.includes(name) : name.test(said)
}

/** Whoever takes the mouse is found out. */
export async function withoutMouse(page: Page): Promise<() => Promise<boolean>> {
  await page.addInitScript(() => {
    for (const type of ['pointerdown', 'mousedown', 'wheel', 'touchstart'])
      addEventListener(type, () => sessionStorage.setItem('mouse', type), { capture: true })
  })
  return () => page.evaluate(() => sessionStorage.getItem('mouse') === null)
}

/** In the page: what the focused element is called, and whether it, or what stands for it, is outlined. */
function lookAtFocus() {
  const focused = document.activeElement
  if (!focused || focused === document.body)
    return { name: '', role: 'nothing', html: 'nothing', outlined: true, isField: false }
  const label = focused.id ? document.querySelector(`label[for="${focused.id}"]`) : focused.closest('label')
  // A dialog that scrolls is a stop of its own: all that stands in it is not what it is called.
  const own = label ?? focused.querySelector(':scope > .dialog-h h2') ?? focused
  const name = focused.getAttribute('aria-label') ?? own.textContent ?? ''
  const box = focused.closest('label') ?? focused
  const drawn = [focused, box].flatMap((element) => [
    getComputedStyle(element),
    getComputedStyle(element, '::after'),
  ])
  const outlined = drawn.some(
    ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
  )
  const role = focused.getAttribute('role') ?? focused.tagName.toLowerCase()
  const isField = focused.matches('input, select, textarea')
  return { name: name.trim(), role, html: focused.outerHTML.slice(0, 120), outlined, isField }
}
