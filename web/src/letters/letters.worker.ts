import { DirectoryRefused } from '@bezpechne/shared/letters-crypto/directory'
import { Tampered } from '@bezpechne/shared/letters-crypto/primitives'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'

import type { Asked, Fault } from './calls.ts'
import { LetterDesk } from './desk.ts'

// NOTE: here and not on the page: sealing photos takes a second on an old phone, and no other code can look in.
let desk: Promise<LetterDesk> | undefined

addEventListener('message', ({ data }: MessageEvent<Asked>) => void answer(data))

async function answer({ id, call, given }: Asked): Promise<void> {
  try {
    desk ??= openDesk()
    const open = await desk
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- client.ts types both ends of each call
    const answered: unknown = await open[call](given as never)
    postMessage({ id, answer: answered }, { transfer: buffersOf(answered) })
  } catch (error) {
    postMessage({ id, fault: faultOf(error) })
  }
}

class NoWasm extends Error {}

async function openDesk(): Promise<LetterDesk> {
  if (typeof WebAssembly !== 'object') throw new NoWasm()
  return new LetterDesk(await loadSodium())
}

function faultOf(error: unknown): Fault {
  if (error instanceof DirectoryRefused) return error.fault
  if (error instanceof Tampered) return 'tampered'
  if (error instanceof NoWasm) return 'no-wasm'
  return error instanceof RangeError && /Longer/.test(error.message) ? 'too-long' : 'failed'
}

function buffersOf(answered: unknown): ArrayBuffer[] {
  if (answered instanceof ArrayBuffer) return [answered]
  const sealed: unknown = Object(answered).sealed
  return sealed instanceof ArrayBuffer ? [sealed] : []
}
