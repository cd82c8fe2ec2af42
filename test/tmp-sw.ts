/// <reference lib="dom" />
import { openBrowser } from './support/browser.ts'
import { startServer, temporaryDirectory } from './support/server.ts'
process.env['CHROMIUM'] ??= '/usr/bin/chromium'
const data = temporaryDirectory()
const server = await startServer({ DATA_DIR: data.path })
const browser = await openBrowser()
const context = await browser.newContext({ baseURL: server.url, locale: 'uk-UA' })
const page = await context.newPage()
context.on('request', (r) => { if (r.serviceWorker() && r.url().includes('/api/')) console.log('sw asks', r.url().split('/v1')[1]) })
context.on('requestfailed', (r) => { if (r.serviceWorker() && r.url().includes('/api/')) console.log('sw fails', r.url().split('/v1')[1]) })
await page.goto('/kyiv/offline')
await page.evaluate(async () => { await navigator.serviceWorker.ready; while (!navigator.serviceWorker.controller) await new Promise((r) => setTimeout(r, 50)) })
await page.waitForTimeout(500)
await page.getByRole('button', { name: 'Зберегти громаду для офлайну' }).click()
await page.getByText('МБ на цьому пристрої').waitFor()
await page.goto('/kyiv/KYIV-2026-000015')
await page.waitForTimeout(3000)
for (let i = 0; i < 2; i++) {
console.log('--- offline')
await context.setOffline(true)
await page.reload()
await page.waitForTimeout(3000)
console.log(await page.evaluate(() => caches.keys()))
console.log('--- online')
await context.setOffline(false)
await page.reload()
await page.waitForTimeout(5000)
console.log(await page.evaluate(() => caches.keys()))
}
await browser.close(); await server.stop(); data.remove()
