/// <reference lib="dom" />
import type { Page } from 'playwright-core'

import { writeAndSend } from '../support/outbox.ts'
import { windows } from './cast.ts'
import { press, type Scene } from './scenes.ts'

const answered = '/kyiv/KYIV-2026-000015'
const sending = '**/api/v1/cities/kyiv/inquiries'

/** Pages without scripts, the safe cards, what is kept on a device, and all that is larger and plainer. */
export const moreForResidents: Record<string, Scene> = {
  'somebody in danger': { path: '/kyiv/new', shows: '.nq-form', acts: inDanger },
  'words that cannot wait': { path: '/kyiv/new?step=words', shows: '.nq-form', acts: urgentWords },
  'accusation of a person': { path: '/kyiv/new?step=topic', shows: '.nq-form .cat', acts: accuse },
  'form without scripts': { path: '/kyiv/new?plain=1', shows: '#form' },
  'form without scripts in English': { path: '/kyiv/new?plain=1&lang=en', shows: '#form', acts: sendPlain },
  'frame for other sites': { path: '/embed/kyiv', shows: '.embed-map canvas', acts: openCard },
  'frame for other sites in English': { path: '/embed/kyiv?lang=en', shows: '.embed-map canvas' },
  'plain city map': { path: '/kyiv', shows: '.list .item', acts: plainly },
  'plain form': { path: '/kyiv/new?step=place', shows: '.nq-form', acts: plainly },
  'plain inquiry': { path: answered, shows: 'h1', acts: plainly },
  'plain officer': { path: '/kyiv/officer', shows: '.offmap .map', acts: plainly },
  share: { path: answered, shows: 'h1', acts: (page) => press(page, 'Поділитися') },
  'menu of a phone': { path: answered, shows: 'h1', acts: (page) => press(page, 'Меню'), phoneOnly: true },
  'neighbour who disagrees': { path: answered, shows: '.neighbours', acts: disagree },
  'follow an inquiry': {
    path: answered,
    shows: 'h1',
    acts: (page) => openFollow(page, 'Повідомляти про зміни'),
  },
  'follow a city, mistakes': { path: '/kyiv', shows: '.list .item', acts: followNothing },
  'follow an area': { path: '/kyiv', shows: '.list .item', acts: followArea },
  'draw an area to follow': { path: '/kyiv', shows: '.list .item', acts: drawArea },
  'followed on this device': { path: answered, shows: 'h1', acts: followHere },
  'notices, none': { path: '/notices', shows: '.empty' },
  notices: { path: answered, shows: 'h1', acts: seeNotices },
  'following by mail': { path: '/follow', shows: 'form', acts: (page) => press(page, 'Надіслати посилання') },
  'mine, signed out': { path: '/mine', shows: 'form', acts: (page) => press(page, 'Надіслати посилання') },
  'link of a letter, cut': { path: '/mine/link', shows: '.empty' },
  'city on this device': { path: '/kyiv/offline', shows: 'h1' },
  handbook: { path: '/help', shows: '.help-topics', phoneOnly: true },
  'handbook for residents': { path: '/help/residents', shows: '.help-toc' },
  'outbox, empty': { path: '/outbox', shows: '.empty' },
  'outbox, waiting': { path: '/kyiv/new', shows: '.nq-form', acts: waiting },
  'outbox, refused': { path: '/kyiv/new', shows: '.nq-form', acts: refused },
  'outbox, removing': { path: '/kyiv/new', shows: '.nq-form', acts: removing },
}

/** Closer, until what is pressed is one pin. */
async function openCard(page: Page): Promise<void> {
  const card = page.locator('.embed-card h2')
  for (let step = 0; step < 10 && !(await card.isVisible()); step++) {
    await page.locator('.map-items button').first().press('Enter')
    await page.waitForTimeout(500)
  }
  await card.waitFor()
}

async function inDanger(page: Page): Promise<void> {
  await page.getByText('Так', { exact: true }).click()
  await page.locator('.nq-calls').waitFor()
}

async function urgentWords(page: Page): Promise<void> {
  await page.getByLabel('Опишіть кількома реченнями').fill('У дворі лежить граната, допоможіть!')
  await page.locator('[aria-live] .note').first().waitFor()
}

async function accuse(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('наркот')
  await page.locator('.cat input').first().check({ force: true })
  await page
    .getByRole('link', { name: /дільничн/ })
    .first()
    .waitFor()
}

/** With what a browser alone would not let pass. */
async function sendPlain(page: Page): Promise<void> {
  await page.locator('#form').evaluate((form) => form.setAttribute('novalidate', ''))
  await page.locator('#address').fill('12 Ruska Street')
  await page.locator('[type=submit]').click()
  await page.locator('#mistakes').waitFor()
}

async function plainly(page: Page): Promise<void> {
  // A phone's form has no header; who came to it by one has chosen before.
  await page.locator('.plain-switch').evaluate((button: HTMLElement) => button.click())
  await page.locator('[data-plain]').first().waitFor()
}

async function disagree(page: Page): Promise<void> {
  await page.locator('.neighbours').getByRole('button').nth(1).click()
  await page.locator('.neighbours').getByRole('button', { name: 'Змінити' }).click()
}

async function openFollow(page: Page, button: string): Promise<void> {
  await press(page, button)
  await page.getByRole('dialog').locator('form').waitFor()
}

async function followNothing(page: Page): Promise<void> {
  await openFollow(page, 'Стежити за новинами')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('За чим стежити').selectOption('category')
  await dialog.locator('[type=submit]').click()
  await dialog.getByText('Оберіть, за чим саме стежити.').waitFor()
}

async function followArea(page: Page): Promise<void> {
  await openFollow(page, 'Стежити за новинами')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('За чим стежити').selectOption('area')
  await dialog.locator('.map').waitFor()
}

async function drawArea(page: Page): Promise<void> {
  await openFollow(page, 'Стежити за новинами')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('За чим стежити').selectOption('drawn')
  await dialog.locator('.map').waitFor()
  await dialog.getByRole('button', { name: 'Узяти видиму частину карти' }).click()
  await dialog.getByText('Площа').or(dialog.getByText('Ділянку замкнено')).first().waitFor()
}

async function followHere(page: Page): Promise<void> {
  await press(page, 'Стежити на цьому пристрої')
  await page.locator('.bell').waitFor()
}

async function seeNotices(page: Page): Promise<void> {
  await followHere(page)
  await page.locator('.bell').click()
  await page.getByRole('heading', { level: 1, name: 'Що нового' }).waitFor()
  await page.locator('#feeds-h').waitFor()
}

/** Sent while the server is away. */
async function waiting(page: Page): Promise<void> {
  await page.route(sending, (route) =>
    route.request().method() === 'POST' ? route.abort('connectionfailed') : route.continue(),
  )
  const over = page.waitForEvent(
    'requestfailed',
    (request) => request.method() === 'POST' && request.url().endsWith('/kyiv/inquiries'),
  )
  await page.setViewportSize(windows.desk)
  await writeAndSend(page, { text: 'Відкритий люк біля аптеки, без огорожі.', photos: [] })
  await over
  await page.goto('/outbox')
  await page.locator('[data-status=offline], [data-status=server]').waitFor()
}

/** The server is back, and says no. */
async function refused(page: Page): Promise<void> {
  await waiting(page)
  await page.unroute(sending)
  await page.route(sending, (route) => route.continue({ postData: JSON.stringify({ text: '' }) }))
  await press(page, 'Спробувати зараз')
  await page.locator('[data-status=refused]').waitFor()
}

async function removing(page: Page): Promise<void> {
  await waiting(page)
  await page.getByRole('button', { name: /^Прибрати/ }).click()
  await page.getByRole('dialog').waitFor()
}
