import { leaveUnasked } from '../lib/leaving.ts'

/** A page that anybody may have open: the weather. */
const neutral = 'https://www.meteo.gov.ua/'
const within = 1500

/** At once, and the back button does not lead here again. */
export function exitNow(): void {
  leaveUnasked()
  wipe()
  location.replace(neutral)
}

function wipe(): void {
  document.title = '\u200e'
  document.body.replaceChildren()
}

/**
 * Escape three times leaves a resident's page. A page that is left, in whatever way, keeps no word in the browser's memory of pages: it
 * is emptied, and read anew where somebody comes back to it.
 */
export function leaveNothing(): void {
  let pressed: number[] = []
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      // At a desk Escape closes dialogs, one after another: nobody hides from it, and a draft would be lost.
      if (key !== 'Escape' || location.pathname.startsWith('/desk')) return
      pressed = [...pressed.filter((at) => timeStamp - at < within), timeStamp]
      if (pressed.length >= 3) exitNow()
    },
    true,
  )
  addEventListener('pagehide', wipe)
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
}
