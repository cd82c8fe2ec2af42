const soon = 200 // ms; what one fold tells in several events is one answer
const between = 1000 // with the half second of a fold and a look at the tiles: seen within two

/**
 * Acts soon after it is asked, once a second at most however often that is, and never while nobody looks: a busy city
 * folds twice a second, and a hidden page catches up when it is seen again.
 */
export function calmly(act: () => void): { ask: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = -between
  let missed = false

  function ask(): void {
    missed = document.hidden
    if (missed) return
    // Scattered: one fold tells every browser of the city at the same moment.
    timer ??= setTimeout(run, Math.max(soon * (0.5 + Math.random() / 2), last + between - performance.now()))
  }

  function run(): void {
    timer = undefined
    missed = document.hidden
    if (missed) return
    last = performance.now()
    act()
  }

  function look(): void {
    if (missed) ask()
  }

  document.addEventListener('visibilitychange', look)
  return {
    ask,
    stop() {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    },
  }
}
