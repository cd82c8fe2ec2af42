import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import sharp from 'sharp'
import { expect } from 'vitest'

import { phonePhoto } from '../support/photo.ts'
import { moderator, person, type Person, report, responder, signIn } from './cast.ts'
import { faultsOf } from './faults.ts'
import { lookAtAnswered } from './own-looks.ts'

const text = 'Біля зупинки третій тиждень не світять ліхтарі. Увечері діти йдуть зі школи навпомацки.'
const title = 'Біля зупинки третій тиждень не світять ліхтарі'
const answer = 'Кабель замінили сьогодні. Якщо ліхтар знову згасне, телефонуйте 15-51.'

/** Where the moderator marks the place, in the address of a view: a street of Holosiivskyi district. */
interface Stage {
  url: string
  /** Milliseconds within which a change must be seen elsewhere. */
  live: number
}

/**
 * The main job by four people with browsers of their own: a resident reports by a typed address, a moderator marks
 * the place and publishes, a responder answers, a stranger watches the map and never reloads.
 * @returns how long the stranger waited for red and for green, in milliseconds
 */
export async function playMainJob({ url, live }: Stage): Promise<{ red: number; green: number }> {
  const resident = await person(url, 'phone')
  const stranger = await person(url, 'desk')
  const clerk = await person(url, 'desk')
  const service = await person(url, 'desk')
  const cast = [resident, stranger, clerk, service]
  try {
    await stranger.page.goto('/kyiv')
    await stranger.page.getByRole('list', { name: 'Звернення на карті' }).waitFor()
    const sent = await report(resident, {
      address: 'вулиця Якуба Коласа, 12',
      topic: 'Вуличне освітлення',
      text,
      photo: await phonePhoto(),
    })
    expect(sent.number).toMatch(/^KYIV-\d{4}-\d{6}$/)
    await expectHidden(url, sent.number)

    await signIn(clerk, moderator)
    const red = await publish(clerk, stranger, sent.number)
    expect(red, 'red in another browser, without reload').toBeLessThan(live)

    await expectCleanPhoto(url, sent.number)

    await signIn(service, responder)
    const green = await answerIt(service, stranger, sent.number)
    expect(green, 'green in another browser, without reload').toBeLessThan(live)

    await readReceipt(resident, sent.code)
    await lookAtAnswered(resident.page, async () =>
      expect(await faultsOf(resident.page, ['phone'])).toEqual([]),
    )
    return { red, green }
  } finally {
    await Promise.all(cast.map(({ browser }) => browser.close()))
  }
}

/** Until a moderator has agreed, the inquiry is nowhere: not by its number, in the list, the exports or the pages. */
async function expectHidden(url: string, number: string): Promise<void> {
  const city = `${url}/api/v1/cities/kyiv`
  expect((await fetch(`${city}/inquiries/${number}`)).status).toBe(404)
  expect((await fetch(`${url}/kyiv/${number}`)).status).toBe(404)
  const places = [
    `${city}/inquiries?limit=200`,
    `${city}/inquiries.geojson`,
    `${city}/inquiries.csv`,
    `${url}/kyiv`,
  ]
  for (const place of places) {
    const told = await textOf(place)
    expect(told, place).not.toContain(number)
    expect(told, place).not.toContain(title)
  }
}

/** What the phone had written into the file is gone, and the picture stands upright. */
async function expectCleanPhoto(url: string, number: string): Promise<void> {
  const { photos }: PublicInquiry = JSON.parse(await textOf(`${url}/api/v1/cities/kyiv/inquiries/${number}`))
  const [photo] = photos
  const bytes = Buffer.from(await (await fetch(`${url}${photo?.url}`)).arrayBuffer())
  const { width, height, exif, xmp, orientation } = await sharp(bytes).metadata()
  expect({ width, height, exif, xmp, orientation }).toEqual({ width: 800, height: 1200 })
}

async function textOf(address: string): Promise<string> {
  return (await fetch(address)).text()
}

async function publish({ page }: Person, stranger: Person, number: string): Promise<number> {
  // Among a thousand that an import left to the moderators it is far down.
  await page.goto('/desk/kyiv/moderation?category=street-lighting')
  await page.locator('.dq').getByText(title).click()
  await page.getByText('За вами ще').waitFor()
  const map = page.getByRole('application', { name: 'Карта: точне місце звернення' })
  await map.focus()
  // South of the centre: two steps of the map lead into Holosiivskyi district.
  await map.press('ArrowDown')
  await map.press('ArrowDown')
  await page.waitForTimeout(1000)
  await map.press('Enter')
  await page.getByLabel('Показати всім').check()
  const responders = page.getByLabel('Хто відповідатиме')
  const chosen = await responders.locator('option', { hasText: 'Міські служби' }).getAttribute('value')
  await responders.selectOption(chosen)
  await page.getByRole('button', { name: 'Опублікувати' }).click()
  await page.getByText(`Опубліковано: ${number}`).waitFor()
  return seenWithin(stranger, number, 'pin-body-red')
}

async function answerIt({ page }: Person, stranger: Person, number: string): Promise<number> {
  await page.goto(`/desk/kyiv/answers?number=${number}`)
  await page.getByLabel('Відповідь', { exact: true }).fill(answer)
  await page.getByRole('button', { name: 'Опублікувати відповідь' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Опублікувати' }).click()
  await page.getByText(`Відповідь опубліковано: ${number}`).waitFor()
  return seenWithin(stranger, number, 'pin-body-green')
}

/** Since now, how long until the line of the list wears the pin. The page is never touched. */
async function seenWithin({ page }: Person, number: string, pin: string): Promise<number> {
  const began = performance.now()
  await page.locator(`.list a[href$="${number}"] .${pin}`).waitFor({ state: 'attached' })
  return performance.now() - began
}

async function readReceipt({ page }: Person, code: string): Promise<void> {
  await page.goto('/receipt')
  await page.getByRole('textbox').first().fill(code)
  await page.getByRole('button', { name: 'Відкрити' }).click()
  for (const step of ['Надіслано', 'Перевірено модератором', 'Відповідь'])
    await page.getByText(step).first().waitFor()
  // Who types the code has it: the sign of a receipt nobody took goes.
  await page.locator('.outbox-notice').waitFor({ state: 'detached' })
}
