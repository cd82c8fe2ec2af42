const firstPause = 1000
const longestPause = 60_000

interface Heard {
  types: readonly string[]
  onEvent: (type: string, data: string) => void
  /** After a break nobody knows what was said meanwhile. */
  onBack: () => void
}

/** Keeps one stream open until it is closed: reconnects with a growing, scattered pause. */
export function openStream(path: string, { types, onEvent, onBack }: Heard): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = firstPause
  let broken = false
  let closed = false

  function connect(): void {
    source = new EventSource(`/api/v1${path}`)
    source.addEventListener('open', function opened() {
      pause = firstPause
      if (broken) onBack()
      broken = false
    })
    for (const type of types)
      source.addEventListener(type, ({ data }: MessageEvent<string>) => onEvent(type, data))
    source.addEventListener('error', reconnect)
  }

  // NOTE: a browser retries a lost connection itself but gives up on an error status, and all at once after a
  // restart of the server: so we close and come back at a time of our own.
  function reconnect(): void {
    if (closed) return
    broken = true
    source?.close()
    clearTimeout(timer)
    timer = setTimeout(connect, pause * (0.5 + Math.random()))
    pause = Math.min(pause * 2, longestPause)
  }

  function backOnline(): void {
    if (!broken) return
    pause = firstPause
    reconnect()
  }

  connect()
  window.addEventListener('online', backOnline)
  return function close() {
    closed = true
    window.removeEventListener('online', backOnline)
    clearTimeout(timer)
    source?.close()
  }
}
