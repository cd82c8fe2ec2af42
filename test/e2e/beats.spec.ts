/// <reference lib="dom" />
import type { BeatOutlines } from '@bezpechne/shared/beats'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { collection, drawn } from '../support/beat-files.ts'
import { guest, signIn } from './cast.ts'
import { faultsOf } from './faults.ts'
import { head } from './letter-cast.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage()
const beat = 'DARNY-01'
const beside = 'OBOLO-01'
/** Which of its corners is a corner of three neighbours too. */
const shared = 7

/** The head of the officers, at the beats of the city. */
async function atBeats(): Promise<Page> {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, head)
  await page.goto('/desk/kyiv/settings/beats')
  await page.getByRole('heading', { name: '40 дільниць' }).waitFor()
  return page
}

/** The border as it is stored. */
async function ringOf(id: string): Promise<number[][]> {
  const answer = await fetch(`${server.url}/api/v1/cities/kyiv/beats.geojson`)
  const { features }: BeatOutlines = JSON.parse(await answer.text())
  const ring = features.find((one) => one.id === id)?.geometry.coordinates[0]?.[0]
  if (!ring) throw new Error(`No beat ${id}`)
  return ring
}

async function chooseBeats(page: Page, text: string): Promise<void> {
  const buffer = Buffer.from(text)
  await page
    .getByLabel('Файл дільниць')
    .setInputFiles({ name: 'beats.geojson', mimeType: 'application/geo+json', buffer })
}

test('a file is looked at before it is stored: what is wrong is drawn, what is warned of is agreed to', async () => {
  const page = await atBeats()
  const ring = await ringOf(beat)
  await page.getByRole('button', { name: 'Завантажити дільниці або офіцерів' }).click()
  await chooseBeats(page, collection(drawn('SAME-01', [ring])))
  await page.getByText('зберегти не можна').waitFor()
  await page.getByRole('button', { name: /Накладаються: / }).click()
  await page.locator('path.ground.wrong').first().waitFor()
  expect(await page.getByRole('button', { name: 'Зберегти' }).count()).toBe(0)
  expect(await faultsOf(page)).toEqual([])

  await page.setViewportSize({ width: 1280, height: 800 })
  await chooseBeats(page, collection(drawn(beat, [ring], { population_est: 8000 })))
  await page.getByText('Дільниці: нових 0, змінених 1').waitFor()
  await page.getByText('Забагато мешканців (8 000)').waitFor()
  const store = page.getByRole('button', { name: 'Зберегти' })
  expect(await store.isDisabled()).toBe(true)
  await page.getByRole('checkbox', { name: /погоджуюся зберегти/ }).check()
  expect(await faultsOf(page, ['phone'])).toEqual([])
  await store.click()
  await page.getByText('Збережено. Дільниць: 1').waitFor()
  await page.getByText('8 000 мешканців, норма до 7 000').waitFor()
  await page.context().close()
})

test('a corner is dragged away, told of, and caught by the neighbours again', async () => {
  const page = await atBeats()
  const before = await ringOf(beside)
  await page.getByRole('button', { name: /^Межі: Дільниця № 1 \(Оболонський/ }).click()
  const dialog = page.getByRole('dialog')
  const corner = dialog.locator('.marker-icon:not(.marker-icon-middle)').nth(shared)
  await corner.waitFor()
  const there = await centreOf(corner)
  await drag(page, there, { x: there.x - 60, y: there.y - 60 })
  await dialog.getByRole('button', { name: 'Перевірити нові межі' }).click()
  await dialog.getByText('Прогалина без дільниці').waitFor()
  expect(await faultsOf(page, ['desk'])).toEqual([])
  // Let go a little beside the corner of the neighbours: it lands on it.
  // The button that has the focus again lies below what was found: the map may have gone up and out of the dialog.
  await corner.scrollIntoViewIfNeeded()
  const now = await centreOf(corner)
  await drag(page, now, { x: now.x + 53, y: now.y + 54 })
  await dialog.getByRole('button', { name: 'Перевірити нові межі' }).click()
  await dialog.getByRole('button', { name: 'Зберегти межі' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await ringOf(beside)).toEqual(before)
  await page.context().close()
})

interface Spot {
  x: number
  y: number
}

async function centreOf(what: Locator): Promise<Spot> {
  const box = await what.boundingBox()
  if (!box) throw new Error('It is not drawn')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function drag(page: Page, from: Spot, to: Spot): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 12 })
  await page.mouse.up()
}

test('an officer goes on leave: from then on residents are given who stands in', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, head)
  await page.goto('/desk/kyiv/settings/officers')
  await page.getByRole('button', { name: 'Призначити: Євген Їжакевич' }).click()
  await page.getByLabel('Дільниця', { exact: true }).selectOption('DARNY-02')
  await page.getByLabel('Що робить').selectOption('Заступає')
  expect(await faultsOf(page)).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.locator('form').getByRole('button', { name: 'Призначити' }).click()
  await page.getByText('Призначено').first().waitFor()
  await page.getByText('DARNY-02 · заступає').waitFor()

  await page.getByRole('button', { name: 'Відсутність: Сергій Ткаченко' }).click()
  await page.getByLabel('Хто замінює').selectOption('Мар’яна Ґонта')
  expect(await faultsOf(page, ['phone'])).toEqual([])
  await page.getByRole('button', { name: 'Записати' }).click()
  await page.getByText('Відсутність записано').waitFor()
  await page.goto('/kyiv/beats/DARNY-02')
  await page.getByText('Зараз відповідає: Мар’яна Ґонта.').waitFor()
  await page.context().close()
})
