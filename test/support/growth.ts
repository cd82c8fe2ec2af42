const size = 50_000

/**
 * How many times longer four times the text takes: about 4 where a text costs a line of time, 16 where it costs a square.
 * In time of this thread's own processor, which the system counts in steps of 4 to 10 ms: read so often that 60 ms are
 * spent. A clock on the wall also counts while others have the processor, a long text the likelier. The smallest of three:
 * collecting garbage and a cache that others share once made 10.7 of a line; a square is a square each time.
 */
export function growthOf(read: (text: string) => unknown, piece: string): number {
  return Math.min(...[1, 2, 3].map(() => oneGrowth(read, piece)))
}

function oneGrowth(read: (text: string) => unknown, piece: string): number {
  const whole = piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
  const quarter = whole.slice(0, size / 4)
  for (let times = 1; times <= 64; times *= 2) {
    const long = spent(() => read(whole), times)
    if (long >= 60)
      return (
        (4 * long) /
        Math.max(
          1,
          spent(() => read(quarter), 4 * times),
        )
      )
  }
  // So fast that nothing of it can be a square.
  return 4
}

/** Milliseconds. */
function spent(work: () => unknown, times: number): number {
  const began = process.threadCpuUsage()
  for (let time = 0; time < times; time++) work()
  const { user, system } = process.threadCpuUsage(began)
  return (user + system) / 1000
}
