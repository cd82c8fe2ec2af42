import type { Browser, Locator, Page } from 'playwright-core'

import { guest, type Window } from './cast.ts'

/** What people did, one by one: an address that is opened, a click, a field, a file, a choice. */
export interface Deeds {
  list: string[]
}

/** Somebody who does only what the page offers, and whose every action is counted. */
export async function counted(browser: Browser, url: string, window: Window, deeds: Deeds) {
  const page: Page = await guest(browser, url, window)
  function note(what: string): void {
    deeds.list.push(what)
  }
  return {
    page,
    async open(address: string): Promise<void> {
      note(`open ${new URL(address, url).pathname}`)
      await page.goto(address)
    },
    async click(what: Locator): Promise<void> {
      note(`click ${String(what)}`)
      await what.click()
    },
    async check(what: Locator): Promise<void> {
      note(`choose ${String(what)}`)
      await what.check({ force: true })
    },
    async fill(label: string, text: string): Promise<void> {
      note(`fill ${label}`)
      await page.getByLabel(label, { exact: true }).fill(text)
    },
    async file(label: string, path: string): Promise<void> {
      note(`file ${label}`)
      await page.getByLabel(label).setInputFiles(path)
    },
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    link: (name: string | RegExp) => page.getByRole('link', { name }),
  }
}

export type Counted = Awaited<ReturnType<typeof counted>>
