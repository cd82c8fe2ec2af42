/// <reference lib="dom" />
import type { Page } from 'playwright-core'

export interface Scene {
  path: string
  /** Seen when the page is complete. */
  shows: string
  /** What a person does there before it is looked at. */
  acts?: (page: Page) => Promise<void>
  /** Wide, it is what another scene shows. */
  phoneOnly?: boolean
}

export const residents: Record<string, Scene> = {
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
  'open data': { path: '/kyiv/data', shows: 'table.kept' },
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
  'ask for a community, with what is missing': { path: '/open', shows: 'form', acts: askNothing },
  'no such page': { path: '/nothing/at/all', shows: 'h1' },
  'sign in': { path: '/desk', shows: 'input[name=password]' },
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click()
}

async function search(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox').fill(text)
}

async function findOfficer(page: Page, text: string, shows: string): Promise<void> {
  await page.getByRole('combobox').fill(text)
  await page.keyboard.press('Enter')
  await page.locator(shows).first().waitFor()
}

async function submitNothing(page: Page): Promise<void> {
  await press(page, 'Надіслати на перевірку')
  await page.locator('.errt').first().waitFor({ state: 'attached' })
}

async function askNothing(page: Page): Promise<void> {
  await press(page, 'Надіслати прохання')
  // To what is missing first, which is a screen above the button.
  await page.locator('[aria-invalid=true]:focus').waitFor()
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
