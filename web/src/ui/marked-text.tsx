interface Stretch {
  start: number
  end: number
}

interface Props {
  text: string
  /** What to mark; where two lie over each other, both together. */
  stretches: readonly Stretch[]
}

/** Somebody's words, with some of them marked. */
export function MarkedText({ text, stretches }: Props) {
  return (
    <>
      {cut(text, stretches).map(({ at, part, marked }) =>
        marked ? <mark key={at}>{part}</mark> : <span key={at}>{part}</span>,
      )}
    </>
  )
}

interface Part {
  at: number
  part: string
  marked: boolean
}

/** The text in pieces; all of them together are the text. */
function cut(text: string, stretches: readonly Stretch[]): Part[] {
  const parts: Part[] = []
  let at = 0
  const add = (to: number, marked: boolean) => {
    if (to > at) parts.push({ at, part: text.slice(at, to), marked })
    at = Math.max(at, to)
  }
  for (const { start, end } of united(stretches)) {
    add(start, false)
    add(end, true)
  }
  add(text.length, false)
  return parts
}

/** Those that lie over each other or side by side, as one. */
function united(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = []
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else whole.push({ start, end })
  }
  return whole
}
