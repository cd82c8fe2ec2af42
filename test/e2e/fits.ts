/// <reference lib="dom" />
import type { Page } from 'playwright-core'

/** Of the windows that have to do, WCAG 1.4.10: also what a desk shows at 400 %. */
const narrowest = { width: 320, height: 640 }

/** What a reader may ask of all letters, WCAG 1.4.12. */
const spread = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`

/** What is wider than 320 pixels, or cut off, as the page lies and with the letters spread. */
export async function faultsOfNarrowest(page: Page, said: string): Promise<string[]> {
  await page.setViewportSize(narrowest)
  const faults = await tooWide(page, `${said}: wider than 320`)
  await page.evaluate(spreadLetters, spread)
  faults.push(...(await tooWide(page, `${said}: wider than 320 with its letters spread`)))
  const cut = await page.evaluate<string[]>(
    `(() => {${[isUnseen, isCut, isOutside, findCut].map(String).join('\n')}\nreturn findCut()})()`,
  )
  await page.evaluate(spreadLetters, '')
  return [...faults, ...cut.map((what) => `${page.url()}, ${said}: cut with its letters spread: ${what}`)]
}

export async function tooWide(page: Page, said: string): Promise<string[]> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  return over > 0 ? [`${page.url()}, ${said}`] : []
}

/** NOTE: a style element is what the page's policy forbids; a sheet made by a script it lets pass. */
function spreadLetters(css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = css ? [sheet] : []
}

/** In the page, with those below: texts of which a part lies outside a box that neither grows nor scrolls. */
function findCut(): string[] {
  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT)
  const found = new Set<string>()
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement
    if (!text.textContent?.trim() || !parent || isUnseen(parent)) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const box = [...range.getClientRects()].find((rect) => rect.width > 0 && isCut(rect, parent))
    if (box)
      found.add(`${parent.tagName.toLowerCase()}.${parent.className} "${text.textContent.slice(0, 40)}"`)
  }
  return [...found]
}

function isUnseen(element: Element): boolean {
  // A map is a picture: all it says is in the list beside it. What is clamped is whole behind its link.
  const apart = '.vh, .leaflet-container, .credit, .clamp, [aria-hidden="true"], option, script, noscript'
  if (element.closest(apart)) return true
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true
  // Only for who hears the page.
  for (let around: Element | null = element; around; around = around.parentElement) {
    const { clipPath, overflowX } = getComputedStyle(around)
    const { width, height } = around.getBoundingClientRect()
    if (clipPath !== 'none' || (overflowX !== 'visible' && Math.min(width, height) <= 1)) return true
  }
  return false
}

function isCut(text: DOMRect, from: Element): boolean {
  for (let around: Element | null = from; around && around !== document.body; around = around.parentElement) {
    const { overflowX, overflowY, position } = getComputedStyle(around)
    if (/auto|scroll/.test(overflowX + overflowY)) return false
    if (isOutside(text, around)) return true
    if (position === 'fixed') return false
  }
  return text.right > innerWidth + 1 || text.left < -1
}

function isOutside({ left, right, top, bottom }: DOMRect, around: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(around)
  const frame = around.getBoundingClientRect()
  const isBeside = right > frame.right + 1 || left < frame.left - 1
  const isBeyond = bottom > frame.bottom + 2 || top < frame.top - 2
  return (/hidden|clip/.test(overflowX) && isBeside) || (/hidden|clip/.test(overflowY) && isBeyond)
}
