interface Kept<Value> {
  until: number
  value: Promise<Value>
}

const milliseconds = 30_000
const most = 50

/**
 * Asks at most twice a minute for the same key, and for one key at a time: statistics are public and cost more than all
 * else that is, so whoever asks for them a thousand times takes no more than one connection.
 */
export function keepAWhile<Value>(now: () => number = () => performance.now()) {
  const kept = new Map<string, Kept<Value>>()
  let turn: Promise<unknown> = Promise.resolve()

  return async function get(key: string, ask: () => Promise<Value>): Promise<Value> {
    const known = kept.get(key)
    if (known && known.until > now()) return known.value
    const value = turn.then(ask)
    turn = value.catch(() => kept.delete(key))
    kept.delete(key)
    kept.set(key, { until: now() + milliseconds, value })
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return value
  }
}
