import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

import fp from 'fastify-plugin'

import { AppError } from './errors.ts'

declare module 'fastify' {
  interface FastifyInstance {
    images: Images
  }
}

interface Image {
  bytes: Uint8Array
  width: number
  height: number
}

/** What the child says of what it was sent. */
export type Encoded = Image | { refused: 'photo-unreadable' | 'photo-too-large' | 'photo-heic' }

interface Images {
  /**
   * A JPEG of at most 2,048 pixels a side, the right way up, without anything else that the phone wrote into it.
   * @throws AppError 'photo-unreadable', 'photo-too-large', 'photo-heic'; 'unavailable' when too many wait
   */
  encode: (bytes: Uint8Array) => Promise<Image>
}

const mostWaiting = 20
const mostMilliseconds = 8000
const idleMilliseconds = 30_000

export const imagesPlugin = fp(async (app) => {
  const decoder = createDecoder()
  let waiting = 0
  let turn: Promise<unknown> = Promise.resolve()

  app.decorate('images', {
    async encode(bytes: Uint8Array) {
      if (waiting >= mostWaiting) throw new AppError('unavailable', { retryAfter: 10 })
      waiting += 1
      // One at a time: two decoders would take both cores from those who only read.
      const mine = turn.then(() => decoder.encode(bytes))
      turn = mine.catch(() => undefined)
      try {
        const encoded = await mine
        if ('refused' in encoded) throw new AppError(encoded.refused)
        return encoded
      } finally {
        waiting -= 1
      }
    },
  } satisfies Images)
  app.addHook('onClose', async function endDecoder() {
    decoder.stop()
  })
})

/** A child process from the first picture until nobody has sent one for a while. */
function createDecoder() {
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  return { encode, stop }

  async function encode(bytes: Uint8Array): Promise<Encoded> {
    clearTimeout(idle)
    child ??= start()
    try {
      return await ask(child, bytes)
    } finally {
      // Idle, it would hold 60 MB for nothing.
      idle = setTimeout(stop, idleMilliseconds).unref()
    }
  }

  function start(): ChildProcess {
    const started = fork(join(import.meta.dirname, 'image-child.ts'), {
      serialization: 'advanced',
      env: {},
      execArgv: ['--max-old-space-size=128'],
    })
    started.unref()
    started.channel?.unref()
    started.once('exit', () => {
      if (child === started) child = undefined
    })
    return started
  }

  function stop(): void {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = undefined
  }
}

/** NOTE: a picture that kills the decoder, or keeps it busy, is unreadable; the next one gets a fresh child. */
function ask(child: ChildProcess, bytes: Uint8Array): Promise<Encoded> {
  const { promise, resolve } = Promise.withResolvers<Encoded>()
  const fail = () => resolve({ refused: 'photo-unreadable' })
  const late = setTimeout(() => child.kill('SIGKILL'), mostMilliseconds)
  child.once('exit', fail)
  child.once('message', resolve)
  child.send(bytes, (error) => error && fail())
  return promise.finally(() => {
    clearTimeout(late)
    child.off('exit', fail)
    child.off('message', resolve)
  })
}
