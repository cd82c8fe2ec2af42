/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { phonePhoto } from '../support/photo.ts'
import { administrator, guest, moderator, officer, report, responder, second, signIn } from './cast.ts'
import { faultsOf } from './faults.ts'
import { openStage } from './stage.ts'

const { server, browser } = await openStage()

const unclear = {
  address: 'вул. Донця, 5',
  topic: 'Вуличне освітлення',
  text: 'Тут щось негаразд, і вже давно.',
  photo: await phonePhoto(),
}

interface Scene {
  path: string
  /** Seen when the page is complete. */
  shows: string
  /** What a person does there before it is looked at. */
  acts?: (page: Page) => Promise<void>
  /** Wide, it is what another scene shows. */
  phoneOnly?: boolean
}

const residents: Record<string, Scene> = {
  start: { path: '/', shows: '.cityline' },
  'a community that is not here': {
    path: '/',
    shows: '.cityline',
    acts: (page) => search(page, 'Атлантида'),
  },
  'city map': { path: '/kyiv', shows: '.list .item' },
  'city map in English': { path: '/kyiv?lang=en', shows: '.list .item' },
  'city map in Polish, languages': {
    path: '/kyiv?lang=pl',
    shows: '.list .item',
    acts: (page) => press(page, 'Język: POL'),
  },
  'topics of the map': { path: '/kyiv', shows: '.list .item', acts: (page) => press(page, 'Тема') },
  'nothing found': { path: '/kyiv?q=атлантида', shows: '.empty' },
  'card of an inquiry': { path: '/kyiv?pin=KYIV-2026-000015', shows: '.picked' },
  'answered inquiry': { path: '/kyiv/KYIV-2026-000015', shows: 'h1' },
  'waiting inquiry': { path: '/kyiv/KYIV-2026-000022', shows: 'h1' },
  'inquiry without a point': { path: '/kyiv/KYIV-2026-000014', shows: 'h1' },
  'no such inquiry': { path: '/kyiv/KYIV-2026-009999', shows: 'h1' },
  'form, danger': { path: '/kyiv/new', shows: '.nq-form' },
  'form, place': { path: '/kyiv/new?step=place', shows: '.nq-form', phoneOnly: true },
  'form, topic': { path: '/kyiv/new?step=topic', shows: '.nq-form .cat', phoneOnly: true },
  'form, words': { path: '/kyiv/new?step=words', shows: '.nq-form', phoneOnly: true },
  'form, preview': { path: '/kyiv/new?step=preview', shows: '.nq-form', phoneOnly: true },
  'form, with what is missing': { path: '/kyiv/new?step=preview', shows: '.nq-form', acts: submitNothing },
  'explosive object': { path: '/kyiv/new?step=topic', shows: '.nq-door', acts: (page) => door(page, 0) },
  'domestic violence': { path: '/kyiv/new?step=topic', shows: '.nq-door', acts: (page) => door(page, 1) },
  receipt: { path: '/receipt', shows: 'form' },
  'receipt, wrong code': { path: '/receipt', shows: 'form', acts: wrongCode },
  numbers: { path: '/kyiv/numbers', shows: 'table' },
  officer: { path: '/kyiv/officer', shows: '.offmap .map' },
  'officer, all beats': {
    path: '/kyiv/officer',
    shows: '.offmap .map',
    acts: (page) => page.getByText('Усі дільниці списком').click(),
  },
  'officer, one of several': {
    path: '/kyiv/officer',
    shows: '.offmap .map',
    acts: (page) => findOfficer(page, 'Лозова', '.beatlist'),
  },
  'officer, a card': {
    path: '/kyiv/officer',
    shows: '.offmap .map',
    acts: (page) => findOfficer(page, 'дарницький 1', '.off .dl'),
  },
  'officer, a city without beats': { path: '/poltava/officer', shows: '.off a[href="tel:102"]' },
  'officer in English': { path: '/kyiv/officer?lang=en', shows: '.offmap .map' },
  beat: { path: '/kyiv/beats/DARNY-01', shows: '.offwork .workrow' },
  'beat, its officer away': { path: '/kyiv/beats/DNIPR-01', shows: '.offwork .workrow' },
  'no such beat': { path: '/kyiv/beats/NONE-01', shows: 'h1' },
  about: { path: '/about', shows: 'h1' },
  legal: { path: '/legal', shows: 'h1' },
  'no such page': { path: '/nothing/at/all', shows: 'h1' },
  'sign in': { path: '/desk', shows: 'input[name=password]' },
}

test.each(Object.entries(residents))('%s, for everyone', async (_name, { path, shows, acts, phoneOnly }) => {
  const page = await guest(browser, server.url, 'phone')
  await page.goto(path)
  await page.locator(shows).first().waitFor()
  await acts?.(page)
  expect(await faultsOf(page, phoneOnly ? ['phone'] : ['phone', 'desk'])).toEqual([])
  await page.context().close()
})

test('the desk of a moderator, for everyone', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, moderator)
  expect(await faultsOf(page)).toEqual([])
  await page.goto('/desk/security')
  await page.getByRole('button', { name: 'Підключити' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.goto('/desk/kyiv/moderation')
  await page.getByText('За вами ще').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Відхилити' }).click()
  await page.getByRole('dialog').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.goto('/desk/kyiv/answers?state=check')
  await page.locator('.di .empty, #check-form').first().waitFor()
  expect(await faultsOf(page)).toEqual([])
  for (const state of ['published', 'hidden']) {
    await page.goto(`/desk/kyiv/moderation?state=${state}`)
    await page.locator('.dq, .empty').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
  }
  await page.context().close()
})

test('what is sealed and what has to change, for everyone', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, second)
  await page.goto('/desk/kyiv/sealed')
  await page.getByText('Звернення опечатано').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.goto('/desk/kyiv/numbers')
  await page.locator('table').first().waitFor()
  expect(await faultsOf(page, ['phone'])).toEqual([])
  const { code } = await report({ page }, unclear)
  await page.goto('/desk/kyiv/moderation')
  await page.locator('.dqi', { hasText: 'Тут щось негаразд' }).click()
  await page.getByRole('button', { name: 'Попросити зміни' }).click()
  await page.getByRole('radio', { name: 'Незрозуміло, що сталося' }).check()
  expect(await faultsOf(page, ['phone'])).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Попросити зміни' }).click()
  await page.getByText('Автора попросили змінити').waitFor()
  await page.goto('/receipt')
  await page.getByRole('textbox').fill(code)
  await press(page, 'Відкрити')
  await page.getByRole('heading', { name: 'Змініть звернення' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
})

test('the bar over a desk marks one place', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, responder)
  const open = page.locator('.top .nav [aria-current=page]')
  for (const [state, name] of [
    ['waiting', 'Відповіді'],
    ['overdue', 'Прострочені'],
    ['answered', 'Відповіді'],
  ] as const) {
    await page.goto(`/desk/kyiv/answers?state=${state}`)
    await page.locator('.top .nav .late').waitFor()
    expect(await open.allTextContents()).toEqual([expect.stringContaining(name)])
  }
  await page.context().close()
})

test('the desk of a responder, for everyone', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, responder)
  await page.goto('/desk/kyiv/answers')
  await page.getByLabel('Відповідь', { exact: true }).fill('Кабель замінили сьогодні. Дякуємо за звернення.')
  await page.getByText('Чернетку збережено').waitFor()
  await page.getByLabel('Що людина може зробити сама').fill('На даний час телефонуйте 15-51.')
  await page
    .getByRole('button', { name: 'Замінити на «зараз»' })
    .or(page.getByText('«На даний час»'))
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Додати джерело' }).click()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Вставити шаблон' }).click()
  await page.getByRole('dialog').getByText('Змінити шаблони').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Опублікувати відповідь' }).click()
  await page.getByRole('dialog').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.goto('/desk/kyiv/answers?state=answered')
  await page.getByRole('button', { name: 'Виправити відповідь' }).first().click()
  await page.getByRole('button', { name: 'Виправити', exact: true }).click()
  await page.getByText('Напишіть щонайменше 3 знаків').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.goto('/desk/kyiv/answers?state=ageing')
  await page.getByText('Переглядати нічого').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
})

test('the report on a beat, for everyone', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, officer)
  await page.goto('/desk/kyiv/beat-report')
  await page.getByRole('button', { name: 'Вставити речення з цифр' }).click()
  await page.getByRole('button', { name: 'Зберегти', exact: true }).click()
  await page.getByText('Збережено.').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Опублікувати' }).click()
  await page.getByText('Звіт бачать мешканці').waitFor()
  expect(await faultsOf(page, ['phone'])).toEqual([])
  await page.context().close()
})

test('what an officer says of himself, for everyone', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, officer)
  await page.goto('/desk/kyiv/settings/card')
  await page.getByRole('heading', { name: 'Картка, яку бачать мешканці' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByText('Кабінет на карті').click()
  await page.getByRole('button', { name: 'Оголосити' }).click()
  await page.locator('.errt, .note.warn').first().waitFor()
  expect(await faultsOf(page, ['phone'])).toEqual([])
  await page.context().close()
})

test('the settings of a city, for everyone', async () => {
  const page = await guest(browser, server.url, 'desk')
  await signIn({ page }, administrator)
  for (const [section, button] of [
    ['organisations', 'Додати організацію'],
    ['people', 'Запросити людину'],
    ['routing', 'Додати правило'],
    ['templates', 'Додати шаблон'],
  ] as const) {
    await page.goto(`/desk/kyiv/settings/${section}`)
    await page.getByRole('button', { name: button }).click()
    expect(await faultsOf(page)).toEqual([])
  }
  await page.goto('/desk/kyiv/settings/calendar')
  for (const more of ['Додати з файлу', 'Записати відключення']) await page.getByText(more).click()
  expect(await faultsOf(page)).toEqual([])
  for (const [section, title] of [
    ['reasons', 'Чому не опубліковано'],
    ['audit', 'Печатка останнього запису'],
    ['freezes', 'Приховати зону'],
  ] as const) {
    await page.goto(`/desk/kyiv/settings/${section}`)
    await page.getByRole('heading', { name: title }).waitFor()
    expect(await faultsOf(page, ['phone'])).toEqual([])
  }
  for (const path of ['/invitation', '/reply']) {
    await page.goto(path)
    await page.getByRole('heading', { name: 'Відкрийте посилання з листа' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
  }
  await page.context().close()
})

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click()
}

async function search(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox').fill(text)
}

async function findOfficer(page: Page, text: string, shows: string): Promise<void> {
  await search(page, text)
  await page.keyboard.press('Enter')
  await page.locator(shows).first().waitFor()
}

async function submitNothing(page: Page): Promise<void> {
  await press(page, 'Надіслати на перевірку')
  await page.locator('.errt').first().waitFor({ state: 'attached' })
}

async function door(page: Page, which: number): Promise<void> {
  await page.locator('.nq-door').nth(which).click()
  await page.locator('#stop-title').waitFor()
}

async function wrongCode(page: Page): Promise<void> {
  await page.getByRole('textbox').fill('0000-0000-0000-0000')
  await press(page, 'Відкрити')
  await page.locator('[role=alert], .errt').first().waitFor()
}
