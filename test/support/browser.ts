import { type Browser, chromium } from 'playwright-core'

/** Path of a Chromium; without it the browser stories are skipped. */
export const chromiumPath = process.env['CHROMIUM']

/** One browser with a profile of its own: cookies, storage and cache of one person. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
