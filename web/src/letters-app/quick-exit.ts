import { neutralPage, onThreeEscapes } from '../lib/leave-quickly.ts'
import { leaveUnasked } from '../lib/leaving.ts'

/** At once, and the back button does not lead here again. */
export function exitNow(): void {
  leaveUnasked()
  wipe()
  location.replace(neutralPage)
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
  onThreeEscapes(function leavePage() {
    // At a desk Escape closes dialogs, one after another: nobody hides from it, and a draft would be lost.
    if (!location.pathname.startsWith('/desk')) exitNow()
  })
  addEventListener('pagehide', wipe)
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
}
