import type { StaffLetter } from '@bezpechne/shared/letters'
import type { SignedDirectory } from '@bezpechne/shared/letters-crypto/directory'
import { openLetter } from '@bezpechne/shared/letters-crypto/reading'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'

import { moderator, officer, type Person, person, second, signIn } from './cast.ts'
import { ask, deputy, head, keysOf, replaceMailbox, sodium, told, unlockLetters } from './letter-cast.ts'
import { openStage } from './stage.ts'

const { server } = await openStage()
const resident = await person(server.url, 'phone')
const screener = await person(server.url, 'desk')
const colleague = await person(server.url, 'desk')
const office = await person(server.url, 'desk')
afterAll(async () => {
  for (const { browser } of [resident, screener, colleague, office]) await browser.close()
})

const beat = 'DARNY-01'
const words = 'Сусід щоночі погрожує, коли просимо стишити. Прошу поговорити з ним.'

test('a letter from its writing to the day when its officer is replaced', { timeout: 280_000 }, async () => {
  const code = await writeLetter(resident, words)
  const id = await screenIt()

  await signIn(office, officer)
  await unlockLetters(office.page, officer)
  await office.page.locator('.lq').first().click()
  await office.page.getByText('Вербова').waitFor()
  await office.page.getByRole('button', { name: 'Прийняти лист' }).click()
  await say(office.page, 'Завтра обійду під’їзд.')

  await openByCode(resident.page, asTyped(code))
  await resident.page.getByText('Завтра обійду під’їзд.').waitFor()
  await resident.page.getByRole('button', { name: 'Відкрити знову' }).click()
  await resident.page.getByRole('button', { name: 'Так' }).click()
  await resident.page.getByRole('dialog').waitFor({ state: 'detached' })

  const old = await keysOf(office.page, officer)
  const successor = await replaced()
  await successor.locator('.lq', { hasText: 'KYIV-DARNY' }).first().click()
  await say(successor, 'Відтепер лист веду я.')
  await openByCode(resident.page, code)
  await resident.page.getByText('Відтепер лист веду я.').waitFor()

  expect((await ask(office.page, `/letters/${id}`)).status).toBe(404)
  // Even with everything that the server gives the successor.
  const { record } = await told<StaffLetter>(successor, `/letters/${id}`)
  const { body: directory } = await told<SignedDirectory>(successor, '/directory')
  const seen = openLetter(sodium, { record, directory, reader: old })
  expect(seen.messages.map(({ body }) => body && 'text' in body && body.text)).toEqual([
    words,
    'Завтра обійду під’їзд.',
    undefined,
  ])
})

/** Read, seen to be taken by a colleague, forwarded: gone from every tab and behind every door. */
async function screenIt(): Promise<string> {
  await signIn(screener, moderator)
  await unlockLetters(screener.page, moderator)
  await screener.page.locator('.lq').first().click()
  await screener.page.getByText(words).waitFor()
  expect(await screener.page.content()).not.toContain('Вербова')
  const other = await secondTab(screener)
  await other.getByText(words).waitFor()
  await signIn(colleague, second)
  await unlockLetters(colleague.page, second)
  await colleague.page.locator('.lq:disabled', { hasText: 'читає колега' }).waitFor()
  const { items } = await told<{ items: { id: string }[] }>(screener.page, '/letters/screening')
  const id = items[0]?.id ?? ''

  await screener.page.getByRole('button', { name: 'Передати офіцеру' }).click()
  await screener.page.getByRole('button', { name: 'Передати назавжди' }).click()
  await screener.page.getByText('Усі листи перевірено').waitFor()
  expect(await screener.page.content()).not.toContain(words)
  // The other tab does not know yet: the first thing that it asks clears it.
  await other.getByRole('button', { name: 'Повернути в чергу' }).click()
  await other.getByText('Цього листа у вас більше немає').waitFor()
  expect(await other.content()).not.toContain(words)
  for (const who of [screener, colleague]) expect(await doors(who.page, id)).toEqual([404])
  return id
}

/** Two people agree on a mailbox without the officer; whoever goes on unlocks it first. */
async function replaced(): Promise<Page> {
  const successor = await secondPerson(office, deputy)
  const approver = await secondPerson(office, head)
  await replaceMailbox(beat, { by: successor, approver })
  await unlockLetters(successor, deputy)
  await successor.getByText('нового вже не прочитають').waitFor({ timeout: 60_000 })
  return successor
}

/** On a phone: what happened, who one is, the code copied, its last group typed. @returns the code */
async function writeLetter({ page }: Person, text: string): Promise<string> {
  const next = (name: string | RegExp) => page.getByRole('button', { name }).click()
  await page.goto(`/letters?city=kyiv&beat=${beat}`)
  await page.getByRole('radio', { name: /Офіційне звернення/ }).check()
  await page.getByLabel('Ваш лист').fill(text)
  await next('Далі: ваше ім’я')
  await page.getByLabel('Прізвище').fill('Вербова')
  await page.getByLabel('Ім’я', { exact: true }).fill('Ольга')
  await page.getByLabel('Місце проживання').fill('вул. Донця, 5')
  await next(/^Далі/)
  await next('Замкнути лист і отримати код')
  await page.locator('.lt-code').waitFor()
  const groups = await page.locator('.lt-code li').allTextContents()
  await page.getByLabel('Введіть останню групу коду').fill(groups.at(-1) ?? '')
  await next('Надіслати лист')
  await page.getByRole('heading', { name: 'Надіслано' }).waitFor()
  return groups.join(' ')
}

const lookAlikes = new Map(Array.from('ABCEHKMPTX0', (latin, at) => [latin, 'авсенкмртхо'.charAt(at)]))

/** In lower case, on a Ukrainian keyboard. */
const asTyped = (code: string) => Array.from(code, (sign) => lookAlikes.get(sign) ?? sign).join('')

async function openByCode(page: Page, code: string): Promise<void> {
  await page.goto('/letters/open?city=kyiv')
  await page.getByLabel('Код із квитанції').fill(code)
  await page.getByRole('button', { name: 'Відкрити' }).click()
}

/** The same person with the same letter, in another tab. */
async function secondTab({ page }: Person): Promise<Page> {
  const other = await page.context().newPage()
  await unlockLetters(other, moderator)
  await other.locator('.lq').first().click()
  return other
}

async function secondPerson({ browser }: Person, who: typeof officer): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, locale: 'uk-UA' })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await signIn({ page }, who)
  return page
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Ваш текст').fill(text)
  await page.getByRole('button', { name: 'Надіслати відповідь' }).click()
  await page.getByText('Відповідь надіслано').first().waitFor()
}

/** Every way in for a moderator, and what each answers. */
async function doors(page: Page, id: string): Promise<number[]> {
  const reads = ['', `/screening/${id}`, `/${id}`, `/${id}/export`].map((path) =>
    ask(page, `/letters${path}`),
  )
  const writes = ['claim', 'release', 'recuse'].map((step) =>
    ask(page, `/letters/${id}/${step}`, { version: 3 }),
  )
  const sig = 'A'.repeat(86)
  const signed = ['forward', 'spam'].map((step) =>
    ask(page, `/letters/${id}/${step}`, { version: 3, sig, box: 'moderation:city:1' }),
  )
  const answers = await Promise.all([...reads, ...writes, ...signed])
  return [...new Set(answers.map(({ status }) => status))]
}
