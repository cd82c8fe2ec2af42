const rounds = 7
const size = 50_000

/**
 * How many times longer four times the text takes: about 4 where a text costs a line of time, 16 where it costs a square.
 * The best of several rounds in turn, so that whatever else the machine does meets both alike.
 */
export function growthOf(read: (text: string) => unknown, piece: string): number {
  const whole = piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
  const quarter = whole.slice(0, size / 4)
  let [short, long] = [Infinity, Infinity]
  for (let round = 0; round < rounds; round += 1) {
    short = Math.min(
      short,
      milliseconds(() => read(quarter)),
    )
    long = Math.min(
      long,
      milliseconds(() => read(whole)),
    )
  }
  // Below that the clock measures itself.
  return long < 5 ? 4 : long / short
}

function milliseconds(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
