/** A page that anybody may have open: the weather. */
export const neutralPage = 'https://www.meteo.gov.ua/'
const within = 1500

/** Calls when Escape was pressed three times in a row. @returns what ends it */
export function onThreeEscapes(leave: () => void): () => void {
  let pressed: number[] = []
  function count({ key, timeStamp }: KeyboardEvent): void {
    if (key !== 'Escape') return
    pressed = [...pressed.filter((at) => timeStamp - at < within), timeStamp]
    if (pressed.length >= 3) leave()
  }
  addEventListener('keydown', count, true)
  return function stopCounting() {
    removeEventListener('keydown', count, true)
  }
}
