import { chromium } from 'playwright-core'
const [, , out, path, w = '390', h = '844', scheme = 'light', lang = 'uk', ...acts] = process.argv
const b = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
const c = await b.newContext({
  baseURL: 'http://localhost:3102',
  viewport: { width: +w, height: +h },
  locale: lang === 'uk' ? 'uk-UA' : 'en-GB',
  colorScheme: scheme,
  reducedMotion: 'reduce',
  permissions: ['geolocation'],
  geolocation: { latitude: 50.4445, longitude: 30.55, accuracy: 240 },
  acceptDownloads: true,
})
const page = await c.newPage()
page.on('console', (m) => m.type() === 'error' && console.log('console:', m.text()))
page.on('pageerror', (e) => console.log('ERR', e.message))
await page.addInitScript(() =>
  document.addEventListener('securitypolicyviolation', (e) =>
    console.log('VIOLATION', e.violatedDirective, e.blockedURI),
  ),
)
await page.goto(path)
await page.waitForTimeout(1500)
for (const act of acts) {
  const [kind, what, more] = act.split('::')
  if (kind === 'fill') await page.locator(what).fill(more)
  if (kind === 'click') await page.locator(what).first().click()
  if (kind === 'press') await page.keyboard.press(what)
  if (kind === 'wait') await page.waitForTimeout(+what)
  if (kind === 'download') {
    const [d] = await Promise.all([page.waitForEvent('download'), page.locator(what).first().click()])
    await d.saveAs(more)
  }
  await page.waitForTimeout(500)
}
console.log(
  'overflow',
  await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  page.url(),
)
await page.screenshot({ path: out, fullPage: true })
await b.close()
