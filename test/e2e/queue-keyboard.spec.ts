/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { guest, moderator } from './cast.ts'
import { keysOf } from './keys.ts'
import { openStage } from './stage.ts'
import { type Kind, mixedSixty, sendAll } from './wave.ts'

// Sixty people from one address: what holds back a flood has stories of its own.
const { server, browser } = await openStage({ POW_COST: '1', SUBMIT_LIMITS: '1000/m' })

/** How long a person takes: reads what the author wrote at 200 words a minute, thinks a second, a third of one a key. */
const pace = { wordsPerSecond: 200 / 60, thinking: 1, key: 0.35 }

interface Handled {
  kind: Kind
  keys: string[]
  words: number
  /** What the computer took, from the first key until the next inquiry is there to be decided. */
  machine: number
}

test('sixty mixed submissions are handled by keyboard alone, each within ten seconds', async () => {
  const sent = mixedSixty()
  await sendAll(server.url, sent)
  const page = await guest(browser, server.url, 'desk')
  await page.addInitScript(() => {
    for (const type of ['pointerdown', 'mousedown', 'wheel', 'touchstart'])
      addEventListener(type, () => void (document.title = 'A MOUSE'), { capture: true })
  })
  await signInWithKeys(page)
  const kindOf = (title: string) => sent.find(({ text }) => text.startsWith(title.split(':')[0] ?? '-'))?.kind
  const began = performance.now()
  const handled = await handleAll(page, kindOf)
  const machine = (performance.now() - began) / 1000
  expect(await page.title()).not.toContain('MOUSE')
  report(handled, machine)
}, 240_000)

async function handleAll(page: Page, kindOf: (title: string) => Kind | undefined): Promise<Handled[]> {
  const handled: Handled[] = []
  const met = new Set<string>()
  const reasons = reasonsInTurn()
  await rejectWave(page, handled)
  for (let most = 0; most < 90; most++) {
    const title = await openTitle(page)
    if (title === undefined) return handled
    const known = kindOf(title) ?? 'publish'
    // What was skipped comes again, and so does what was taken back: then it is published.
    const kind = met.has(title) ? 'publish' : known
    met.add(title)
    const words = (await page.locator('.redact').innerText()).trim().split(/\s+/).length
    const started = performance.now()
    const keys = await decide(page, kind, reasons)
    await leave(page, title)
    if (kind === 'second-thoughts') keys.push(...(await takeBack(page, title)))
    handled.push({ kind, keys, words, machine: (performance.now() - started) / 1000 })
  }
  throw new Error('the queue has no end')
}

async function takeBack(page: Page, title: string): Promise<string[]> {
  await keysOf(page).press('z')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  return ['z']
}

/** @returns the keys of a decision */
async function decide(page: Page, kind: Kind, reasons: () => string): Promise<string[]> {
  const { press } = keysOf(page)
  if (kind === 'reject' || kind === 'spam' || kind === 'second-thoughts') {
    const keys = ['4', reasons(), 'Enter']
    await press('4')
    await page.getByRole('dialog').waitFor()
    await press(...keys.slice(1))
    return keys
  }
  // What was found is covered already: a look at it, and at all of it, then out it goes.
  const keys = kind === 'skip' ? ['0'] : kind === 'blank' ? ['n', 'Shift+B', '1'] : ['1']
  await press(...keys)
  return keys
}

/** The wave in one go: narrowed down by the filter, all chosen, rejected with one reason, and back to the whole queue. */
async function rejectWave(page: Page, handled: Handled[]): Promise<void> {
  const { press } = keysOf(page)
  const started = performance.now()
  await press('f')
  await page.getByLabel('Район').waitFor()
  // "Other", the last of the topics.
  await press('Tab', 'End')
  const narrowed = page.getByText(/6 з \d+/)
  await narrowed.waitFor()
  const toButton = ['Tab', 'Tab', 'Tab', 'Tab']
  await press(...toButton, 'a', 'Shift+X')
  await page.getByRole('heading', { name: 'Відхилити 6 звернень?' }).waitFor()
  await press('8', 'Enter')
  await page.getByText('Відхилено 6 звернень').waitFor()
  await press('Enter')
  await narrowed.waitFor({ state: 'detached' })
  const keys = ['f', 'Tab', 'End', ...toButton, 'a', 'Shift+X', '8', 'Enter', 'Enter']
  const machine = (performance.now() - started) / 1000 / 6
  for (let n = 0; n < 6; n++)
    handled.push({ kind: 'spam', words: 12, machine, keys: keys.filter((_key, place) => place % 6 === n) })
}

async function leave(page: Page, title: string): Promise<void> {
  await page.waitForFunction(
    (before) => {
      const heading = document.querySelector('#case-title')?.textContent
      return heading === undefined ? document.querySelector('.desk.nothing') !== null : heading !== before
    },
    title,
    { polling: 20 },
  )
}

/** Of the inquiry that may be decided now; undefined when the queue is empty. */
async function openTitle(page: Page): Promise<string | undefined> {
  await page.locator('.lease, .desk.nothing .empty').first().waitFor()
  if ((await page.locator('.lease').count()) === 0) return undefined
  return (await page.locator('#case-title').textContent()) ?? undefined
}

/** Reasons that fit what does not belong here, each now and then. */
function reasonsInTurn(): () => string {
  const digits = ['7', '5', '8', '0', '9', '6']
  let turn = 0
  return () => digits[turn++ % digits.length] ?? '7'
}

async function signInWithKeys(page: Page): Promise<void> {
  const { press, tabTo, type } = keysOf(page)
  await page.goto('/desk')
  await page.locator('input[name=password]').waitFor()
  await tabTo('Електронна пошта')
  await type(moderator.email)
  await tabTo(/^Пароль/)
  await type(moderator.password)
  await press('Enter')
  await page.getByRole('heading', { name: 'Ваші робочі місця' }).waitFor()
  await tabTo('Робоче місце модератора')
  await press('Enter')
  await page.getByText('За вами ще').waitFor()
}

function report(handled: Handled[], machine: number): void {
  const seconds = handled.map(
    ({ keys, words, machine: waited }) =>
      words / pace.wordsPerSecond + pace.thinking + keys.length * pace.key + waited,
  )
  const sum = seconds.reduce((all, one) => all + one, 0)
  const decisions = handled.filter(({ kind }) => kind !== 'skip').length
  const slowest = Math.max(...seconds)
  const sorted = seconds.toSorted((one, two) => one - two)
  const kinds = Object.entries(Object.groupBy(handled, ({ kind }) => kind)).map(
    ([kind, all]) => `${kind} ${all.length}`,
  )
  process.stdout.write(
    [
      `${handled.length} handled by keyboard alone (${kinds.join(', ')}), no mouse`,
      `human pace: ${(sum / 60).toFixed(1)} min in all, median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(1)} s, slowest ${slowest.toFixed(1)} s, ${((decisions / sum) * 60).toFixed(1)} decisions a minute`,
      `machine pace: ${machine.toFixed(1)} s in all, ${(machine / handled.length).toFixed(2)} s each`,
      '',
    ].join('\n'),
  )
  expect(decisions).toBeGreaterThanOrEqual(60)
  expect(slowest).toBeLessThanOrEqual(10)
  expect(sum).toBeLessThanOrEqual(600)
}
