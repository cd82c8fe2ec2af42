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

/** A part of a picture in shares of its sides. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** What the child is sent: a picture to encode, or one of ours to cover in part. */
export interface Task {
  bytes: Uint8Array
  areas?: Area[]
  /** A small square with its transparency, in place of a photo. */
  sign?: true
}

export interface Images {
  /**
   * A JPEG of at most 2,048 pixels a side, the right way up, without anything else that the phone wrote into it.
   * @throws AppError 'photo-unreadable', 'photo-too-large', 'photo-heic'; 'unavailable' when too many wait
   */
  encode: (bytes: Uint8Array) => Promise<Image>
  /**
   * A JPEG of ours with solid areas, in which nothing is left of what they cover.
   * @throws AppError 'photo-unreadable'; 'unavailable' when too many wait
   */
  cover: (bytes: Uint8Array, areas: Area[]) => Promise<Image>
  /**
   * A WebP of 192 pixels a side in which the whole picture stands, without anything else that the file carried.
   * @throws AppError as encode()
   */
  encodeSign: (bytes: Uint8Array) => Promise<Image>
}

const mostWaiting = 20
const mostMilliseconds = 8000
const idleMilliseconds = 30_000

export const imagesPlugin = fp(async (app) => {
  const decoder = createDecoder()
  let waiting = 0
  let turn: Promise<unknown> = Promise.resolve()

  async function inTurn(task: Task): Promise<Image> {
    if (waiting >= mostWaiting) throw new AppError('unavailable', { retryAfter: 10 })
    waiting += 1
    // One at a time: two decoders would take both cores from those who only read.
    const mine = turn.then(() => decoder.carryOut(task))
    turn = mine.catch(() => undefined)
    try {
      const encoded = await mine
      if ('refused' in encoded) throw new AppError(encoded.refused)
      return encoded
    } finally {
      waiting -= 1
    }
  }

  app.decorate('images', {
    encode: (bytes) => inTurn({ bytes }),
    cover: (bytes, areas) => inTurn({ bytes, areas }),
    encodeSign: (bytes) => inTurn({ bytes, sign: true }),
  } satisfies Images)
  app.addHook('onClose', async function endDecoder() {
    decoder.stop()
  })
})

/** A child process from the first picture until nobody has sent one for a while. */
function createDecoder() {
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  return { carryOut, stop }

  async function carryOut(task: Task): Promise<Encoded> {
    clearTimeout(idle)
    child ??= start()
    try {
      return await ask(child, task)
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
function ask(child: ChildProcess, task: Task): Promise<Encoded> {
  const { promise, resolve } = Promise.withResolvers<Encoded>()
  const fail = () => resolve({ refused: 'photo-unreadable' })
  const late = setTimeout(() => child.kill('SIGKILL'), mostMilliseconds)
  child.once('exit', fail)
  child.once('message', resolve)
  child.send(task, (error) => error && fail())
  return promise.finally(() => {
    clearTimeout(late)
    child.off('exit', fail)
    child.off('message', resolve)
  })
}
