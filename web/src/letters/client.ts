import { type CallName, type Calls, Refused, type Told } from './calls.ts'

type Given<Name extends CallName> = Parameters<Calls[Name]>
type Answer<Name extends CallName> = ReturnType<Calls[Name]>

export interface Sealer {
  ask: <Name extends CallName>(call: Name, ...given: Given<Name>) => Promise<Answer<Name>>
  /** Everything in it is gone: keys, code, words. */
  close: () => void
}

/** A worker of one's own for each letter. */
export function openSealer(): Sealer {
  const worker = new Worker(new URL('letters.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (why: Refused) => void }>()
  let last = 0

  worker.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    const held = waiting.get(data.id)
    waiting.delete(data.id)
    if ('fault' in data) held?.reject(new Refused(data.fault))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the worker answers what was asked
    else held?.resolve(data.answer as never)
  })
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Refused('failed'))
    waiting.clear()
  })

  return {
    ask(call, ...[given]) {
      last += 1
      const id = last
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, call, given }, buffersIn(given))
      })
    },
    close: () => worker.terminate(),
  }
}

function buffersIn(given: unknown): ArrayBuffer[] {
  const { bytes, sealed }: { bytes?: unknown; sealed?: unknown } = Object(given)
  return [bytes, sealed].filter((one) => one instanceof ArrayBuffer)
}
