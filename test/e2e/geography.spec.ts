import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { geojsonOf, kmlOf, type Shape, zippedShapefile } from '../support/map-file-writers.ts'
import { administrator, guest, signIn } from './cast.ts'
import { faultsOf } from './faults.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage()

const box = ([west, south, east, north]: [number, number, number, number]): number[][] => [
  [west, south],
  [west, north],
  [east, north],
  [east, south],
  [west, south],
]
// Kyiv cut in two at the river, roughly; west of it a hole.
const halves: Shape[] = [
  {
    name: 'Правобережний',
    rings: [box([30.25, 50.25, 30.55, 50.55]), box([30.3, 50.3, 30.32, 50.32]).toReversed()],
  },
  { name: 'Лівобережний', rings: [box([30.55, 50.25, 30.8, 50.55])] },
]

async function choose(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  const buffer = Buffer.from(content)
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}

test('an administrator tries files, answers what one does not say, looks at old and new, and replaces the districts', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, administrator)
  await page.goto('/desk/kyiv/settings/districts')
  await page.getByRole('heading', { name: 'Райони зараз' }).waitFor()

  await choose(page, 'cut.kml', kmlOf(halves).slice(0, 400))
  await page.getByText('Файл пошкоджено').waitFor()
  const swapped = halves.map(({ name, rings }) => ({
    name,
    rings: rings.map((ring) => ring.map((pair) => pair.toReversed())),
  }))
  await choose(page, 'swapped.geojson', geojsonOf(swapped))
  await page.getByRole('button', { name: 'Так, поміняти місцями' }).click()
  await page.getByText('Новий: Правобережний').waitFor()
  expect(await faultsOf(page)).toEqual([])

  const overlapping = [halves[0], { name: 'Лівобережний', rings: [box([30.5, 50.25, 30.8, 50.55])] }]
  await choose(page, 'two.geojson', geojsonOf(overlapping.filter((one) => one !== undefined)))
  await page.getByRole('button', { name: /накладаються на/ }).click()
  await page.locator('path.ground.wrong').first().waitFor()
  expect(await page.getByRole('button', { name: 'Замінити межі' }).count()).toBe(0)
  expect(await faultsOf(page, ['phone'])).toEqual([])

  await choose(page, 'halves.zip', zippedShapefile(halves))
  await page.getByText('У громаді є отвір').waitFor()
  await page.getByRole('checkbox', { name: /погоджуюся замінити/ }).check()
  await page.getByRole('button', { name: 'Замінити межі' }).click()
  await page.getByText('Межі замінено').waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Правобережний' }).waitFor()
  await page.getByText('Останню заміну завершено').waitFor({ timeout: 30_000 })
  await page.context().close()
})

test('a boundary is one of the borders of a file', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, administrator)
  await page.goto('/desk/kyiv/settings/boundary')
  await choose(
    page,
    'both.kml',
    kmlOf([{ name: 'Київ', rings: [box([30.25, 50.25, 30.85, 50.6])] }, ...halves]),
  )
  await page.getByLabel('Яка межа з файлу ваша').selectOption({ label: 'Київ' })
  await page.getByText(/^Громада: було/).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
})

test('an administrator brings streets: a wrong file is told, a right one compared and taken, and again nothing changes', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, administrator)
  const compare = () => page.getByRole('button', { name: 'Порівняти з тим, що є' }).click()
  const back = () => page.getByRole('button', { name: 'До файлів' }).click()
  await page.goto('/desk/kyiv/settings/streets')
  await page.getByRole('heading', { name: 'Нові вулиці з файлу' }).waitFor()
  expect(await faultsOf(page, ['phone'])).toEqual([])

  await choose(page, 'адреси.csv', 'адреса;код\nСадова;1\n')
  await page.getByText('Немає колонки з назвами').waitFor()
  await back()
  await choose(page, 'помилки.csv', 'вулиця;довгота;широта\n;30,5;50,45\n')
  await compare()
  await page.getByText('Рядок 2: немає назви').waitFor()
  expect(await page.getByRole('button', { name: 'Записати зміни' }).count()).toBe(0)
  await back()

  const streets =
    'вулиця;former;lon;lat\nвулиця Нова Проба;вулиця Давня Проба;30,5;50,45\nвулиця Далека;;25,6;49,5\n'
  await choose(page, 'вулиці.csv', streets)
  await page.getByLabel('Чиї це дані').fill('© Міська рада')
  await compare()
  await page.getByText('За межами громади або невідомо де, пропустимо: 1').click()
  await page.getByText('Рядок 3: вул. Далека').waitFor()
  await page.locator('path.ground.gap').first().waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Записати зміни' }).click()
  await page.getByText('Записано змін: 1').waitFor()
  const found = await page.request.get('/api/v1/cities/kyiv/places?q=давня проба')
  expect(await found.json()).toMatchObject({
    credit: '© Міська рада',
    items: [{ name: { uk: 'вул. Нова Проба' } }],
  })

  await back()
  await choose(page, 'вулиці.csv', streets)
  await compare()
  await page.getByText('Нічого не зміниться').waitFor()
  await page.context().close()
})
