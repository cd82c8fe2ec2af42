import { foldCode, inGroups } from '@bezpechne/shared/letters-crypto/code'

let taken = ''

/**
 * The code that a QR brought behind the "#", which no server and no log sees. It leaves the address and the history at
 * once: the next person at this browser must not find it.
 */
export function takeCode(): string {
  // NOTE: StrictMode asks twice while developing.
  if (location.hash) {
    taken = inGroups(foldCode(decodeURIComponent(location.hash.slice(1)).slice(0, 100)))
    history.replaceState(null, '', location.pathname + location.search)
  }
  return taken
}
