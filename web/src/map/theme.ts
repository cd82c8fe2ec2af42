/** The tokens that a canvas needs as values; it knows no custom properties. */
export interface Theme {
  red: string
  green: string
  glyph: string
  edge: string
  ring: string
  raised: string
  line: string
  text: string
  font: string
}

const tokens = {
  red: '--c-pin-red',
  green: '--c-pin-green',
  glyph: '--c-pin-glyph',
  edge: '--c-pin-edge',
  ring: '--c-pin-ring',
  raised: '--c-raised',
  line: '--c-line',
  text: '--c-text',
  font: '--font',
} as const satisfies Record<keyof Theme, string>

export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element)
  const value = (name: keyof Theme) => style.getPropertyValue(tokens[name]).trim() || 'gray'
  return {
    red: value('red'),
    green: value('green'),
    glyph: value('glyph'),
    edge: value('edge'),
    ring: value('ring'),
    raised: value('raised'),
    line: value('line'),
    text: value('text'),
    font: style.getPropertyValue(tokens.font).trim() || 'sans-serif',
  }
}

/** Light, dark, or a screen of other density: sprites are drawn anew. */
export function watchTheme(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const chosen = new MutationObserver(changed)
  let density: MediaQueryList | undefined
  // The same window moved to another screen keeps its size, so nothing else would tell.
  function hearDensity(event?: Event): void {
    if (event) changed()
    density = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    density.addEventListener('change', hearDensity, { once: true })
  }
  hearDensity()
  dark.addEventListener('change', changed)
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return function stopWatching() {
    dark.removeEventListener('change', changed)
    density?.removeEventListener('change', hearDensity)
    chosen.disconnect()
  }
}
