import { newKey } from '../../lib/api.ts'
import { dropFromDevice, findOnDevice, putOnDevice } from '../../lib/device-store.ts'

const name = 'bezpechne-outbox'
const lasts = 15_000

/** One tab at a time sends: it holds the turn until the work is done, and loses it when it is killed. */
export function inTurn(work: () => Promise<void>): Promise<void> {
  // NOTE: absent in old browsers. Two that send at once are no harm, as the server knows an inquiry by its key.
  return navigator.locks ? navigator.locks.request(name, work) : inLease(work)
}

async function inLease(work: () => Promise<void>): Promise<void> {
  const mine = newKey()
  while (!(await take(mine))) await pause(1000 + Math.random() * 2000)
  const renewal = setInterval(() => write(mine), lasts / 3)
  try {
    await work()
  } finally {
    clearInterval(renewal)
    dropFromDevice(name)
  }
}

/** Who wrote last has it: asked again after a moment in which another tab may have written. */
async function take(mine: string): Promise<boolean> {
  const [, until = 0] = (findOnDevice(name) ?? '').split(' ').map(Number)
  const now = Date.now()
  // A clock that jumped leaves an end that is too far away: it counts for nothing.
  if (until > now && until <= now + lasts) return false
  write(mine)
  await pause(50 + Math.random() * 100)
  return (findOnDevice(name) ?? '').startsWith(`${mine} `)
}

function write(mine: string): void {
  putOnDevice(name, `${mine} ${Date.now() + lasts}`)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}
