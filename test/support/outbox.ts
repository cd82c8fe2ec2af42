/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import sharp from 'sharp'

export interface Written {
  text: string
  photos: Buffer[]
}

/** What the page of unsent inquiries says of each, in its order. */
export interface Claim {
  text: string
  status: string
  /** It says itself that nobody knows whether the server has it. */
  doubt: boolean
  number: string | undefined
}

/** What the server has, by the first words. */
export type Truth = Map<string, { copies: number; photos: number }>

/** Noise in colours: it does not pack, so that it comes in several pieces. */
export function noisyPhoto(seed: number, side = 480): Promise<Buffer> {
  const noise = Buffer.from(
    Array.from({ length: side * side * 3 }, (_, at) => (Math.sin(at * seed) * 1e4) & 255),
  )
  return sharp(noise, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** Fills in the open form of a wide window, and sends it. */
export async function writeAndSend(page: Page, { text, photos }: Written): Promise<void> {
  await page.getByText('Ні, але місце небезпечне').click()
  await page.getByLabel('Адреса або місце').fill('вулиця Саксаганського, 40')
  await page.getByRole('radio', { name: 'Відкритий люк' }).check({ force: true })
  await page.getByLabel('Опишіть кількома реченнями').fill(text)
  if (photos.length) {
    const files = photos.map((buffer, at) => ({ name: `IMG_${at}.jpg`, mimeType: 'image/jpeg', buffer }))
    await page.locator('input[type=file]').first().setInputFiles(files)
    await page
      .locator('.nq-shot img')
      .nth(photos.length - 1)
      .waitFor()
  }
  await page.getByText('Чернетку збережено').waitFor()
  await page.getByRole('button', { name: 'Надіслати на перевірку' }).click()
}

export function readClaims(page: Page): Promise<Claim[]> {
  return page.locator('li[data-key]').evaluateAll((items) =>
    items.map((item) => ({
      text: item.querySelector('h2')?.textContent ?? '',
      status: item.querySelector('[data-status]')?.getAttribute('data-status') ?? '',
      doubt: item.textContent.includes('Можливо, сервер уже має'),
      number: item.querySelector('.receipt b')?.textContent ?? undefined,
    })),
  )
}

/** Asked by a page that is signed in as a moderator: all that waits in the queue and begins with these words. */
export async function readTruth(desk: Page, beginning: string): Promise<Truth> {
  const items = await desk.evaluate(async () => {
    const found: { title: string; photos: number }[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const after: string = cursor && `&cursor=${encodeURIComponent(cursor)}`
      // A server that is started anew answers a moment later.
      const reply = await fetch(`/api/v1/cities/kyiv/moderation/queue?limit=200${after}`).catch(
        () => undefined,
      )
      if (!reply?.ok) {
        await new Promise((resolve) => {
          setTimeout(resolve, 200)
        })
        continue
      }
      const page: { items: { title: string; photos: number }[]; nextCursor: string | null } =
        await reply.json()
      found.push(...page.items)
      cursor = page.nextCursor
    }
    return found
  })
  const truth: Truth = new Map()
  for (const { title, photos } of items) {
    if (!title.startsWith(beginning)) continue
    const { copies } = truth.get(title) ?? { copies: 0 }
    truth.set(title, { copies: copies + 1, photos })
  }
  return truth
}

const unsent = ['writing', 'queued', 'offline', 'busy', 'server']

/** Claims that were not so: of what was there before they were read, and of what was not there after. */
export function untruths(
  before: Truth,
  claims: Claim[],
  after: Truth,
  photos: (text: string) => number,
): string[] {
  return claims.flatMap(({ text, status, doubt, number }) => {
    if (number && !after.has(text)) return `${text}: a number, and nothing on the server`
    if (status === 'done' && after.get(text)?.photos !== photos(text))
      return `${text}: all sent, and photos are missing`
    if (unsent.includes(status) && !doubt && before.has(text))
      return `${text}: ${status}, and the server has it`
    return []
  })
}
