import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { accents } from '@bezpechne/shared/look-parts'
import { describe, expect, test } from 'vitest'

// What the files say themselves: a colour that somebody changes there is measured here.
const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const own = readFileSync(join(import.meta.dirname, 'accents.css'), 'utf8')
const themes = {
  light: blockOf(tokens, ":root,\n[data-theme='light']"),
  dark: blockOf(tokens, "[data-theme='dark']"),
}

type Colours = Record<string, string>
type Theme = keyof typeof themes

function blockOf(css: string, selector: string): Colours {
  const start = css.indexOf(`\n${selector} {`)
  const block = css.slice(start, css.indexOf('\n}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[\da-f]{6});/g)].map(([, name, value]) => [name, value]),
  )
}

/** What the page's roles become under an accent. */
function coloursOf(
  accent: string,
  theme: Theme,
): Record<'brand' | 'strong' | 'on' | 'soft' | 'focus', string> {
  const base = themes[theme]
  const at = (name: string) => {
    const value = base[name]
    if (!value) throw new Error(`${theme} has no ${name}`)
    return value
  }
  if (accent === 'teal')
    return {
      brand: at('c-brand'),
      strong: at('c-brand-strong'),
      on: at('c-on-brand'),
      soft: at('c-brand-soft'),
      focus: at('c-focus'),
    }
  const mine = blockOf(own, `[data-accent='${accent}']`)
  const of = (name: string) => mine[`${theme[0]}-${name}`] ?? ''
  return {
    brand: of('brand'),
    strong: of('strong'),
    on: theme === 'dark' ? of('on') : at('c-on-brand'),
    soft: of('soft'),
    focus: of(theme === 'dark' ? 'strong' : 'brand'),
  }
}

const surfaces = ['c-page', 'c-surface', 'c-raised', 'c-sunken']
const grounds = ['c-map-land', 'c-map-city', 'c-map-alt', 'c-map-water']

const cases = accents.flatMap((accent) =>
  (['light', 'dark'] as const).map((theme) => [accent, theme] as const),
)

describe.each(cases)('%s, %s', (accent, theme) => {
  const base = themes[theme]
  const { brand, strong, on, soft, focus } = coloursOf(accent, theme)
  const under = [...surfaces.map((name) => base[name] ?? ''), soft]

  test('words in it are read on every surface: 4.5 to 1', () => {
    for (const ground of under) {
      expect(contrast(brand, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(strong, ground)).toBeGreaterThanOrEqual(4.5)
    }
  })

  test('words on its buttons and on its quiet panels: 4.5 to 1', () => {
    for (const ground of [brand, strong]) expect(contrast(on, ground)).toBeGreaterThanOrEqual(4.5)
    for (const name of ['c-text', 'c-muted'])
      expect(contrast(base[name] ?? '', soft)).toBeGreaterThanOrEqual(4.5)
  })

  test('edges, focus and lines on the map are seen: 3 to 1', () => {
    for (const ground of under) expect(contrast(focus, ground)).toBeGreaterThanOrEqual(3)
    for (const name of grounds) expect(contrast(brand, base[name] ?? '')).toBeGreaterThanOrEqual(3)
  })

  test('nobody takes it for a pin, nor for a warning', () => {
    for (const name of ['c-pin-red', 'c-pin-green', 'c-warn-line'])
      expect(distance(brand, base[name] ?? '')).toBeGreaterThan(0.13)
  })
})

test('every accent that may be chosen has its colours, and no other has', () => {
  const drawn = [...own.matchAll(/\[data-accent='(\w+)'\]/g)].map(([, name]) => name)
  expect(['teal', ...drawn]).toEqual([...accents])
})

function linear(colour: string): [number, number, number] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return [r, g, b]
}

function light(colour: string): number {
  const [r, g, b] = linear(colour)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** WCAG 2.2: from 1 to 21. */
function contrast(one: string, other: string): number {
  const [less = 0, more = 0] = [light(one), light(other)].toSorted((a, b) => a - b)
  return (more + 0.05) / (less + 0.05)
}

/** In OKLab, where black and white are 1 apart. */
function distance(one: string, other: string): number {
  const [a, b] = [oklab(one), oklab(other)]
  return Math.hypot(...a.map((value, at) => value - (b[at] ?? 0)))
}

function oklab(colour: string): number[] {
  const [r, g, b] = linear(colour)
  const l = Math.cbrt(0.412_221_47 * r + 0.536_332_54 * g + 0.051_445_99 * b)
  const m = Math.cbrt(0.211_903_5 * r + 0.680_699_55 * g + 0.107_396_96 * b)
  const s = Math.cbrt(0.088_302_46 * r + 0.281_718_84 * g + 0.629_978_7 * b)
  return [
    0.210_454_26 * l + 0.793_617_79 * m - 0.004_072_05 * s,
    1.977_998_5 * l - 2.428_592_21 * m + 0.450_593_71 * s,
    0.025_904_04 * l + 0.782_771_77 * m - 0.808_675_77 * s,
  ]
}
