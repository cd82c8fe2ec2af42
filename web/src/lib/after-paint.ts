const longest = 100 // ms; a hidden tab draws nothing

/** Does it when the next picture is on the screen, so that what answers a press is not kept waiting by what it sets off. */
export function afterPaint(act: () => void): () => void {
  let timer = setTimeout(act, longest)
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    timer = setTimeout(act)
  })
  return function stopWaiting() {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
