/** How long a part may take to put the focus where it belongs by itself. */
const patience = 50

/**
 * What held the focus may go: a photo that is removed, a row that is done, a notice that is closed. Then a keyboard
 * would begin at the top again and a screen reader fall silent: the nearest thing around it that is still there takes
 * the focus, at most the main part of the page.
 * @returns what ends it
 */
export function keepFocus(): () => void {
  let around: Element[] = []
  const note = ({ target }: FocusEvent) => {
    around = []
    for (let one = target instanceof Element ? target : null; one; one = one.parentElement) around.push(one)
  }
  const observer = new MutationObserver(() => {
    if (isLost(around[0])) setTimeout(() => isLost(around[0]) && restore(around), patience)
  })
  addEventListener('focusin', note)
  observer.observe(document.body, { childList: true, subtree: true })
  return () => {
    removeEventListener('focusin', note)
    observer.disconnect()
  }
}

function isLost(held: Element | undefined): boolean {
  const { activeElement, body } = document
  return held !== undefined && !held.isConnected && (activeElement === body || activeElement === null)
}

function restore(around: Element[]): void {
  const main = document.querySelector('#main')
  const left = around.find((one) => one.isConnected)
  const next = !left || left.contains(main) ? main : left
  if (!(next instanceof HTMLElement)) return
  if (next.tabIndex < 0) next.setAttribute('tabindex', '-1')
  next.focus({ preventScroll: true })
}
