/**
 * The code that a printed QR brought behind the "#", which no server and no log sees. It leaves the address and the
 * history at once: the next person at this browser must not find it.
 */
export function takeCode(): string {
  const code = new URLSearchParams(location.hash.slice(1)).get('code') ?? ''
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search)
  return code
}
