/// <reference lib="dom" />
import type { Page } from 'playwright-core'

import { administrator, moderator, officer, responder, type Window } from './cast.ts'

/** A picture of the handbook: docs/help/pictures/{language}/{name}.webp. */
export interface HelpScene {
  name: string
  path: string
  window: Window
  /** Seen when the page is complete. */
  shows: string
  /** What a person does there before the picture is taken. */
  acts?: (page: Page) => Promise<void>
  /** The part of the page whose words have to stay. */
  frame?: string
}

const answered = '/kyiv/KYIV-2026-000015'
const phone = 'phone' as const
const desk = 'desk' as const

/** By whose desk they are; nobody's are residents'. */
export const helpScenes: { who: string; as?: typeof moderator; scenes: HelpScene[] }[] = [
  {
    who: 'residents',
    scenes: [
      { name: 'city-map', path: '/kyiv', window: phone, shows: '.list .item', acts: half },
      {
        name: 'report-place',
        path: '/kyiv/new?step=place',
        window: phone,
        shows: '.nq-form .map',
        acts: markPlace,
      },
      { name: 'inquiry', path: answered, window: phone, shows: '.neighbours button' },
      { name: 'offline', path: '/kyiv/offline', window: phone, shows: 'h1' },
      { name: 'officer', path: '/kyiv/officer', window: phone, shows: '.offmap .map', acts: findOfficer },
      { name: 'letter', path: '/letters?city=kyiv&beat=DARNY-01', window: phone, shows: 'textarea' },
      { name: 'open', path: '/open', window: phone, shows: 'form' },
      { name: 'sign-in', path: '/desk', window: phone, shows: 'input[name=password]' },
    ],
  },
  {
    who: 'moderators',
    as: moderator,
    scenes: [
      { name: 'queue', path: '/desk/kyiv/moderation', window: desk, shows: '.lease' },
      {
        name: 'reject',
        path: '/desk/kyiv/moderation',
        window: desk,
        shows: '.lease',
        acts: reject,
        frame: 'dialog[open]',
      },
    ],
  },
  {
    who: 'responders',
    as: responder,
    scenes: [{ name: 'answer', path: '/desk/kyiv/answers', window: desk, shows: 'textarea', acts: answer }],
  },
  {
    who: 'officers',
    as: officer,
    scenes: [
      {
        name: 'card',
        path: '/desk/kyiv/settings/card',
        window: phone,
        shows: 'main form',
        frame: '.set-main',
        acts: toForm,
      },
      {
        name: 'letters-locked',
        path: '/desk/letters?city=kyiv',
        window: phone,
        shows: 'input[name=password]',
      },
    ],
  },
  {
    who: 'administrators',
    as: administrator,
    scenes: [
      {
        name: 'opening',
        path: '/desk/kyiv/settings/opening',
        window: desk,
        shows: 'main .set-rows li',
        frame: '.set-main',
      },
      {
        name: 'people',
        path: '/desk/kyiv/settings/people',
        window: desk,
        shows: 'main .set-rows li',
        frame: '.set-main',
      },
    ],
  },
]

/** The list under the map is what a phone shows half of. */
async function half(page: Page): Promise<void> {
  await page.locator('.map-items button').first().waitFor({ state: 'attached' })
}

async function markPlace(page: Page): Promise<void> {
  await page.locator('.nq-form .map').click({ position: { x: 60, y: 200 } })
  // As soon as the draft is kept, a button lets it be forgotten.
  await page.getByRole('button', { name: /Стерти чернетку|Delete the draft/ }).waitFor()
}

async function findOfficer(page: Page): Promise<void> {
  await page.getByRole('combobox').fill('дарницький 1')
  await page.keyboard.press('Enter')
  await page.locator('.off .dl').first().waitFor()
  await page.locator('.off').first().scrollIntoViewIfNeeded()
}

async function toForm(page: Page): Promise<void> {
  await page
    .locator('main form')
    .first()
    .evaluate((form) => form.scrollIntoView())
}

async function reject(page: Page): Promise<void> {
  await page.keyboard.press('4')
  await page.locator('dialog[open] input[type=radio]').nth(3).check()
}

/** With a word that the desk knows plainer. */
async function answer(page: Page): Promise<void> {
  const text = 'Кабель замінили сьогодні. На даний час ліхтарі світять. Дякуємо за звернення.'
  await page.locator('textarea').first().fill(text)
  await page.getByRole('button', { name: /^(Замінити на|Replace with) «?/ }).waitFor()
}
