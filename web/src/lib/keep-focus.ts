/** How long a part may take to put the focus where it belongs by itself. */
const patience = 50
/** How long a button may be out of order before it counts as gone: most answers are there by then. */
const longest = 1000

/**
 * What held the focus may go: a photo that is removed, a row that is done, a button that is out of order while it works.
 * Then a keyboard would begin at the top again and a screen reader fall silent. What is in order again takes the focus
 * back; for what is gone the nearest thing around it that is still there does, at most the main part of the page.
 * @returns what ends it
 */
export function keepFocus(): () => void {
  let around: Element[] = []
  let taken: Element | undefined
  let lent: HTMLElement | undefined
  const note = ({ target }: Pick<FocusEvent, 'target'>) => {
    if (target === lent) return
    around = []
    taken = lent = undefined
    for (let one = target instanceof Element ? target : null; one; one = one.parentElement) around.push(one)
  }
  // Somebody may have been quicker than this.
  note({ target: document.activeElement })
  const observer = new MutationObserver(() => {
    const [held] = around
    if (!held) return
    if (!held.isConnected) setTimeout(() => isLost(held) && around[0] === held && restore(), patience)
    // NOTE: a browser lets go of what is out of order when it draws next, and does not take it up again.
    else if (!isUsable(held) && document.activeElement === held) {
      taken = held
      setTimeout(() => isLost(held) && around[0] === held && lend(), longest)
    } else if (isUsable(held) && taken === held) giveBack(held)
  })
  addEventListener('focusin', note)
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
  return () => {
    removeEventListener('focusin', note)
    observer.disconnect()
  }

  function restore(): void {
    focusOn(nextOf(around))
  }

  function lend(): void {
    lent = nextOf(around)
    focusOn(lent)
  }

  function giveBack(held: Element): void {
    taken = undefined
    if (isNowhere() || document.activeElement === lent) focusOn(held)
    lent = undefined
  }
}

function isUsable(one: Element): boolean {
  return one.isConnected && !one.matches(':disabled')
}

function isNowhere(): boolean {
  const { activeElement, body } = document
  return activeElement === body || activeElement === null
}

function isLost(held: Element): boolean {
  return !isUsable(held) && isNowhere()
}

function nextOf(around: Element[]): HTMLElement | undefined {
  const main = document.querySelector('#main')
  const left = around.find(isUsable)
  const next = !left || left.contains(main) ? main : left
  if (!(next instanceof HTMLElement)) return undefined
  if (next.tabIndex < 0) next.setAttribute('tabindex', '-1')
  return next
}

/** The page does not jump, but for what would have the focus out of sight: a card whose long form has closed above. */
function focusOn(one: Element | undefined): void {
  if (!(one instanceof HTMLElement)) return
  one.focus({ preventScroll: true })
  const { top, bottom } = one.getBoundingClientRect()
  if (bottom < 0 || top > innerHeight) one.scrollIntoView({ block: 'nearest' })
}
