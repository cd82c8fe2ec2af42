import type { Page } from 'playwright-core'
import { afterAll, expect, test, vi } from 'vitest'

import { tokensIn } from '../support/mail-links.ts'
import { openMailServer, type Received } from '../support/mail-server.ts'
import { guest, moderator, responder } from './cast.ts'
import { faultsOf } from './faults.ts'
import { disputeWithKeys, findOfficerWithKeys, followWithKeys } from './keyboard-ways.ts'
import { keysOf } from './keys.ts'
import { openStage } from './stage.ts'

const title = 'Біля школи не світить жоден ліхтар'
const answer = 'Ліхтарі ввімкнено сьогодні. Дякуємо, що написали.'

const received: Received[] = []
const mail = await openMailServer(received)
afterAll(() => mail.close())
const { server, browser } = await openStage({ SMTP_URL: `smtp://127.0.0.1:${mail.port}?ignoreTLS=true` })

test('a danger is reported, published, answered, found, followed and disputed with the keyboard alone', async () => {
  const resident = await guest(browser, server.url, 'desk')
  const { number, code } = await reportWithKeys(resident)
  expect(number).toMatch(/^KYIV-\d{4}-\d{6}$/)
  await publishWithKeys(await guest(browser, server.url, 'desk'), number)
  await answerWithKeys(await guest(browser, server.url, 'desk'), number)
  await findWithKeys(resident)
  tell(await followWithKeys(resident, `/kyiv/${number}`, () => tokenFor('olena@example.org')))
  tell(await disputeWithKeys(resident, code, looks))
})

test('a district officer is found with the keyboard alone', async () => {
  const page = await guest(browser, server.url, 'desk')
  const trail = await findOfficerWithKeys(page)
  expect(trail.at(-1)).toMatch(/^its card: main/)
  tell(trail)
  await page.context().close()
})

test('zoomed out, the map of a city counts its own inquiries alone, and the keys lead back into it', async () => {
  const page = await guest(browser, server.url, 'desk')
  // From here the window holds the other cities too; each step out waits for its list and tiles.
  await page.goto('/poltava?lat=49.59&lng=34.55&z=7')
  await page.locator('.list .item').first().waitFor()
  const inCity = await headline(page)
  const counted = () =>
    vi.waitFor(async () => expect(await drawn(page)).toBe(inCity), { timeout: 10_000, interval: 100 })
  await counted()
  await page.getByRole('button', { name: 'Віддалити' }).press('Enter')
  await page.waitForURL((url) => url.search.includes('z=6'))
  await counted()
  expect(await headline(page)).toBe(inCity)
  // Its ring leads closer, to this city.
  await page.locator('.map-items button').first().press('Enter')
  await page.waitForURL((url) => url.search.includes('z=8'))
  await counted()
  await page.context().close()
})

test('a street by its former name moves the map there, from the one field that looks for words too', async () => {
  const page = await guest(browser, server.url, 'desk')
  const { press, tabTo, type } = keysOf(page)
  await page.goto('/kyiv')
  await page.locator('.list .item').first().waitFor()
  await tabTo('Вулиця, район або слова зі звернення')
  await type('червоноармійська')
  await page.getByRole('option', { name: /Велика Васильківська/ }).waitFor()
  await press('ArrowDown', 'Enter')
  await page.getByText('Карта показує: вул. Велика Васильківська.').waitFor({ state: 'attached' })
  await page.waitForURL(/lat=50\.43\d+&lng=30\.51\d+&z=16$/)
  expect(await page.locator('.map-found-name').textContent()).toBe('вул. Велика Васильківська')
  // Other words take the place off the map, and are looked for.
  await press('Control+a')
  await type('люк')
  await press('Enter')
  await page.waitForURL(/q=/)
  expect(await page.locator('.map-found-name').count()).toBe(0)
  await page.context().close()
})

test('an area is drawn corner by corner, taken back, taken from the view and followed with the keyboard alone', async () => {
  const page = await guest(browser, server.url, 'desk')
  const { press, tabTo, type } = keysOf(page)
  await page.goto('/kyiv')
  await page.locator('.list .item').first().waitFor()
  await tabTo('Стежити за новинами')
  await press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo('За чим стежити')
  await press('End')
  await page.getByRole('application', { name: 'Карта: обведіть ділянку' }).waitFor()
  const told = (text: string) => page.getByRole('dialog').getByText(text).waitFor()
  await told('Кутів: 0. Додайте ще 3 кути.')
  await tabTo('Карта: обведіть ділянку')
  for (const way of ['ArrowUp', 'ArrowRight', 'ArrowDown']) {
    await press('Enter', way)
    await page.waitForTimeout(400)
  }
  await told('Ділянку замкнено. Кутів: 3')
  await press('Backspace')
  await told('Кутів: 2. Додайте ще 1 кут.')
  for (let near = 0; near < 3; near++) {
    await press('+')
    await page.waitForTimeout(400)
  }
  await tabTo('Узяти видиму частину карти')
  await press('Enter')
  await told('Ділянку замкнено. Кутів: 4')
  expect(await page.locator('.map-corner').count()).toBe(4)
  await tabTo('Почати знову')
  await press('Enter')
  await told('Кутів: 0. Додайте ще 3 кути.')
  await tabTo('Узяти видиму частину карти')
  await press('Enter')
  await told('Ділянку замкнено. Кутів: 4')
  await tabTo('Електронна пошта')
  await type('petro@example.org')
  await press('Enter')
  await told('Перевірте пошту')
  await page.goto(`/follow#${await tokenFor('petro@example.org')}`)
  await page.getByRole('heading', { name: 'Стежити за цим?' }).waitFor()
  await page
    .getByText(/ділянк/i)
    .first()
    .waitFor()
  await tabTo('Так, надсилайте')
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: /стежите/ }).waitFor()
  await page.context().close()
})

const tokenFor = tokensIn(received, /\/follow\?lang=\w+#([\w.%-]+)/)

const looks = async (page: Page) => expect(await faultsOf(page, ['desk'])).toEqual([])

function tell(trail: string[]): void {
  process.stdout.write(`${trail.join('\n')}\n`)
}

/** "42 звернення на цій частині карти" */
async function headline(page: Page): Promise<number> {
  const text = (await page.locator('.panel-h h1').textContent()) ?? ''
  return Number(/\d[\d\s]*/.exec(text)?.[0].replaceAll(/\s/g, ''))
}

/** All that the list of the map's pins says: "12 без відповіді, 30 з відповіддю; наблизити". */
async function drawn(page: Page): Promise<number> {
  const labels = await page.locator('.map-items button').allTextContents()
  const counts = labels.map((label) => [...label.matchAll(/(\d+) (?:без відповіді|з відповіддю)/g)])
  return counts.flat().reduce((sum, [, count]) => sum + Number(count), 0)
}

async function reportWithKeys(page: Page): Promise<{ number: string; code: string }> {
  const { press, tabTo, type } = keysOf(page)
  await page.goto('/kyiv')
  await page.locator('.list .item').first().waitFor()
  await tabTo('Повідомити про небезпеку')
  await press('Enter')
  await page.getByRole('heading', { name: 'Повідомити про небезпеку' }).waitFor()
  await tabTo('Так')
  await press('ArrowDown')
  await tabTo('Адреса або місце')
  await type('вулиця Хрещатик, 22')
  await tabTo('Карта: місце небезпеки')
  await press('ArrowRight', 'Enter')
  await page.getByText('Точку на карті вибрано').waitFor()
  // The next stop lies behind the map: it lets go of the focus.
  await tabTo('Знайти тему')
  await type('освітлення')
  await tabTo('Вуличне освітлення')
  await press('Space')
  await tabTo('Опишіть кількома реченнями')
  await type(`${title}. Діти йдуть додому навпомацки.`)
  await tabTo('Надіслати на перевірку')
  await press('Enter')
  await page.getByRole('heading', { name: 'Надіслано' }).waitFor()
  const [number = '', code = ''] = await page.locator('.receipt b').allTextContents()
  return { number, code }
}

async function publishWithKeys(page: Page, number: string): Promise<void> {
  const { press, tabTo } = keysOf(page)
  await signInWithKeys(page, moderator)
  await tabTo('Робоче місце модератора')
  await press('Enter')
  await page.getByText('За вами ще').waitFor()
  // Down the queue: what has waited longest comes first.
  const heading = page.getByRole('heading', { level: 1 })
  for (let line = 0; line < 10 && (await heading.textContent()) !== title; line++) {
    const before = page.url()
    await press('ArrowDown')
    await page.waitForURL((url) => url.href !== before)
    await page.getByText('За вами ще').waitFor()
  }
  await tabTo('Хто відповідатиме')
  const chosen = page.getByLabel('Хто відповідатиме').locator('option:checked')
  for (let line = 0; line < 10 && !(await chosen.textContent())?.includes('Міські'); line++)
    await press('ArrowDown')
  await tabTo('Опублікувати')
  await press('Enter')
  await page.getByText(`Опубліковано: ${number}`).waitFor()
}

async function answerWithKeys(page: Page, number: string): Promise<void> {
  const { press, tabTo, type } = keysOf(page)
  await signInWithKeys(page, responder)
  await tabTo('Робоче місце відповідача')
  await press('Enter')
  await page.getByRole('link', { name: title }).waitFor()
  await tabTo(title)
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await tabTo(/^Відповідь/)
  await type(answer)
  await tabTo('Опублікувати відповідь')
  await press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo(/^Опублікувати$/, 5)
  await press('Enter')
  await page.getByText(`Відповідь опубліковано: ${number}`).waitFor()
}

async function findWithKeys(page: Page): Promise<void> {
  const { press, tabTo } = keysOf(page)
  await page.goto('/kyiv')
  await page.getByRole('link', { name: title }).waitFor()
  await tabTo('Пропустити карту', 1)
  await press('Enter')
  // Straight from the skip link into the list, past the map and its pins.
  await tabTo(title, 5)
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByText(answer).waitFor()
}

async function signInWithKeys(page: Page, { email, password }: typeof moderator): Promise<void> {
  const { press, tabTo, type } = keysOf(page)
  await page.goto('/desk')
  await page.locator('input[name=password]').waitFor()
  await tabTo('Електронна пошта')
  await type(email)
  await tabTo(/^Пароль/)
  await type(password)
  await press('Enter')
  await page.getByRole('heading', { name: 'Ваші робочі місця' }).waitFor()
}
