/** Pin shapes of the design, once: paths for the canvas, the same as SVG for the few DOM icons. */
export const dropPath = 'M16 39C11 31.5 3 24.5 3 15a13 13 0 1 1 26 0c0 9.5-8 16.5-13 24Z'
export const questionPath = 'M11.9 12.3a4.2 4.2 0 1 1 6.2 3.7c-1.5.8-2.1 1.7-2.1 3.2'
export const tickPath = 'm9.8 16.5 4.4 4.4 8.2-9'

const drop = `<path class="pin-body pin-body-red" d="${dropPath}"/><path class="pin-glyph" d="${questionPath}" stroke-width="2.9"/><circle class="pin-dot" cx="16" cy="23.3" r="1.9"/>`
const badge = `<circle class="pin-body pin-body-green" cx="16" cy="16" r="14"/><path class="pin-glyph" d="${tickPath}" stroke-width="3.2"/>`

/** A pin with its halo; the tip of the drop, the middle of the badge stand on the point. */
export function selectedPinHtml(colour: 'red' | 'green'): string {
  return colour === 'red'
    ? `<span class="pin pin-red sel"><svg viewBox="0 0 32 40" width="40" height="50" aria-hidden="true">${drop}</svg></span>`
    : `<span class="pin sel"><svg viewBox="0 0 32 32" width="40" height="40" aria-hidden="true">${badge}</svg></span>`
}

/** Beside words, as web/src/ui/pin-mark.tsx. */
export function markSvg(colour: 'red' | 'green'): string {
  const [size, shape] =
    colour === 'red'
      ? ['width="20" height="25" viewBox="0 0 32 40"', drop]
      : ['width="20" height="20" viewBox="0 0 32 32"', badge]
  return `<svg xmlns="http://www.w3.org/2000/svg" class="pin-svg" ${size} aria-hidden="true">${shape}</svg>`
}

/** One of many: smaller, without a halo. */
export function smallPinHtml(colour: 'red' | 'green'): string {
  return colour === 'red'
    ? `<span class="pin pin-red"><svg viewBox="0 0 32 40" width="22" height="28" aria-hidden="true">${drop}</svg></span>`
    : `<span class="pin"><svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">${badge}</svg></span>`
}

export const ownSvg =
  '<svg class="map-own" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><circle class="own-halo" cx="16" cy="16" r="15"/><circle class="own-edge" cx="16" cy="16" r="7.5"/><circle class="own-core" cx="16" cy="16" r="5"/></svg>'

/** A place that was looked for: neither of the pins' shapes nor of their colours. */
export const foundSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><path class="found-edge" d="M16 5v7M16 20v7M5 16h7M20 16h7"/><circle class="found-edge" cx="16" cy="16" r="8"/><path class="found-core" d="M16 5v7M16 20v7M5 16h7M20 16h7"/><circle class="found-core" cx="16" cy="16" r="8"/></svg>'
