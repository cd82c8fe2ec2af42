/// <reference lib="dom" />
import { afterAll, expect, test } from 'vitest'

import { openMailServer, type Received } from '../support/mail-server.ts'
import { phonePhoto } from '../support/photo.ts'
import {
  administrator,
  guest,
  moderator,
  officer,
  report,
  responder,
  second,
  signIn,
  windows,
} from './cast.ts'
import { faultsOf } from './faults.ts'
import { keysOf, withoutMouse } from './keys.ts'
import { moreForResidents } from './more-scenes.ts'
import { lookAtFollowed, lookAtOwn } from './own-looks.ts'
import { pagesOf } from './pages.ts'
import { press, residents } from './scenes.ts'
import { openStage } from './stage.ts'

const received: Received[] = []
const mail = await openMailServer(received)
afterAll(() => mail.close())
const { server, browser } = await openStage({ SMTP_URL: `smtp://127.0.0.1:${mail.port}?ignoreTLS=true` })
const onPage = pagesOf(browser, server.url)

const unclear = {
  address: 'вул. Донця, 5',
  topic: 'Вуличне освітлення',
  text: 'Тут щось негаразд, і вже давно.',
  photo: await phonePhoto(),
}

test.concurrent.each(Object.entries({ ...residents, ...moreForResidents }))(
  '%s, for everyone',
  async (_name, { path, shows, acts, phoneOnly }) => {
    const faults = await onPage(async (page) => {
      await page.goto(path)
      await page.locator(shows).first().waitFor()
      await acts?.(page)
      return faultsOf(page, phoneOnly ? ['phone'] : ['phone', 'desk'])
    })
    expect(faults).toEqual([])
  },
)

test.concurrent('what is one’s own, for everyone', async () => {
  await onPage(async (page) => {
    const look = async () => expect(await faultsOf(page, ['phone'])).toEqual([])
    await lookAtOwn(page, server.url, received, look)
  })
})

test.concurrent('what is followed by mail, for everyone', async () => {
  await onPage(async (page) => {
    const look = async () => expect(await faultsOf(page, ['phone'])).toEqual([])
    await lookAtFollowed(page, received, look)
  })
})

test.concurrent('a city that is kept on the device, for everyone', async () => {
  const page = await guest(browser, server.url, 'phone')
  await page.goto('/kyiv/offline')
  await press(page, 'Зберегти громаду для офлайну')
  await page.getByRole('button', { name: 'Видалити з пристрою' }).waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.context().close()
})

test.concurrent('the desk of a moderator, for everyone', () =>
  onPage(async (page) => {
    await page.setViewportSize(windows.desk)
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
    for (const state of ['published', 'hidden', 'covered']) {
      await page.goto(`/desk/kyiv/moderation?state=${state}`)
      await page.locator('.dq, .empty').first().waitFor()
      expect(await faultsOf(page)).toEqual([])
    }
  }))

test.concurrent('what is sealed and what has to change, for everyone', () =>
  onPage(async (page) => {
    await page.setViewportSize(windows.desk)
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
  }))

test.concurrent('the bar over a desk marks one place', () =>
  onPage(async (page) => {
    await page.setViewportSize(windows.desk)
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
  }))

test.concurrent('the desk of a responder, for everyone', () =>
  onPage(async (page) => {
    await page.setViewportSize(windows.desk)
    await signIn({ page }, responder)
    await page.goto('/desk/kyiv/answers')
    await page
      .getByLabel('Відповідь', { exact: true })
      .fill('Кабель замінили сьогодні. Дякуємо за звернення.')
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
    await page.getByText('Знаків має бути щонайменше 3').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.goto('/desk/kyiv/answers?state=ageing')
    await page.getByText('Переглядати нічого').waitFor()
    expect(await faultsOf(page)).toEqual([])
  }))

test.concurrent('the report on a beat, for everyone', () =>
  onPage(async (page) => {
    await page.setViewportSize(windows.desk)
    await signIn({ page }, officer)
    await page.goto('/desk/kyiv/beat-report')
    await page.getByRole('button', { name: 'Вставити речення з цифр' }).click()
    await page.getByRole('button', { name: 'Зберегти', exact: true }).click()
    await page.getByText('Збережено.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Опублікувати' }).click()
    await page.getByText('Звіт бачать мешканці').waitFor()
    expect(await faultsOf(page, ['phone'])).toEqual([])
  }))

test.concurrent('what an officer says of himself, for everyone', () =>
  onPage(async (page) => {
    await page.setViewportSize(windows.desk)
    await signIn({ page }, officer)
    await page.goto('/desk/kyiv/settings/card')
    await page.getByRole('heading', { name: 'Картка, яку бачать мешканці' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByText('Кабінет на карті').click()
    await page.getByRole('button', { name: 'Оголосити' }).click()
    await page.locator('.errt, .note.warn').first().waitFor()
    expect(await faultsOf(page, ['phone'])).toEqual([])
  }))

test.concurrent('a file of inquiries, with the keyboard alone, for everyone', () =>
  onPage(async (page) => {
    await page.setViewportSize(windows.desk)
    await signIn({ page }, administrator)
    const untouched = await withoutMouse(page)
    await page.goto('/desk/kyiv/settings/data')
    const { press: pressKeys, step, tabTo, trail, type } = keysOf(page)
    await tabTo('Обрати файл CSV')
    expect(await faultsOf(page, ['phone'])).toEqual([])
    await page.setViewportSize(windows.desk)
    const rows = ['id,lat,lon,when,topic,words', '1,50.4501,30.5234,2026-05-04,noise,Шум щоночі']
    const buffer = Buffer.from([...rows, '2,10,10,2026-05-04,шум,Дуже далеко звідси'].join('\n'))
    await page.setInputFiles('input[type=file]', { name: 'old.csv', mimeType: 'text/csv', buffer })
    await page.getByText('Що є що у файлі').waitFor()
    await step('columns')
    await tabTo('Перевірити всі рядки')
    await step('not yet', 'Enter')
    await page.getByText('Ще бракує').waitFor()
    expect(await faultsOf(page, ['phone'])).toEqual([])
    await page.setViewportSize(windows.desk)
    await tabTo('Тема')
    await type('topic')
    await tabTo('Коли сталося')
    await type('when')
    await tabTo('Текст звернення')
    await type('{words}')
    await tabTo('шум: 1')
    await pressKeys('ArrowDown')
    await tabTo('Перевірити всі рядки')
    await step('checked', 'Enter')
    await page.getByText('за межами громади').waitFor()
    expect(await faultsOf(page, ['phone'])).toEqual([])
    await page.setViewportSize(windows.desk)
    await tabTo('Почати імпорт: 1')
    await step('begun', 'Enter')
    await page.getByText('Записано: 1').waitFor()
    await step('written')
    expect(trail.at(-1)).not.toContain('nothing')
    await tabTo('До черги модератора')
    expect(await untouched()).toBe(true)
  }))

test.concurrent('the settings of a city, for everyone', () =>
  onPage(async (page) => {
    await page.setViewportSize(windows.desk)
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
    await page.goto('/desk/kyiv/settings/safety')
    const change = page.locator('.set-card > .row > button')
    for (let card = await change.count(); card > 0; card--) await change.first().click()
    expect(await faultsOf(page)).toEqual([])
    await page.goto('/desk/kyiv/settings/look')
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.locator('b.grow').first().evaluate(linesOfLastWord)).toBe(1)
    await page.setViewportSize(windows.desk)
    for (const part of ['Оголошення', 'Колір', 'Емблема'])
      await page.getByRole('button', { name: `Змінити: ${part}` }).click()
    await page.getByRole('radio', { name: /Попередження/ }).check()
    expect(await faultsOf(page)).toEqual([])
    await page.goto('/desk/kyiv/settings/calendar')
    for (const more of ['Додати з файлу', 'Записати відключення']) await page.getByText(more).click()
    expect(await faultsOf(page)).toEqual([])
    for (const [section, title] of [
      ['reasons', 'Чому не опубліковано'],
      ['opening', 'Межа громади'],
      ['categories', 'Що побачать мешканці'],
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
  }))

/** In the page: a heading that is squeezed between buttons is cut within its words. */
function linesOfLastWord(heading: Element): number {
  const range = document.createRange()
  range.selectNodeContents(heading)
  if (heading.firstChild) range.setStart(heading.firstChild, (heading.textContent ?? '').lastIndexOf(' ') + 1)
  return range.getClientRects().length
}
