import { newKey } from '../../lib/api.ts'
import { dropFromDevice, findOnDevice, putOnDevice } from '../../lib/device-store.ts'

const name = 'bezpechne-outbox'
const lasts = 15_000

// Who has the turn speaks with every request that ends, and no request lasts longer than 45 seconds.
const silence = 150_000

/**
 * One tab at a time sends: it holds the turn until the work is done, and loses it when it is killed, or when it was put
 * to sleep in the middle. Two that send at once are no harm, as the server knows an inquiry by its key.
 * @param heardAt when another tab spoke last, by performance.now()
 */
export async function inTurn(work: () => Promise<void>, heardAt: () => number): Promise<void> {
  // NOTE: absent in old browsers, and forbidden where cookies are.
  if (!(await mayLock())) return inLease(work)
  while (await isHeld(work)) {
    if (performance.now() - heardAt() > silence) return navigator.locks.request(name, { steal: true }, work)
  }
  return undefined
}

function mayLock(): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(false)
  return navigator.locks.query().then(
    () => true,
    () => false,
  )
}

/** True where another tab had the turn all the time, and the work was not begun. */
async function isHeld(work: () => Promise<void>): Promise<boolean> {
  let begun = false
  const signal = AbortSignal.timeout(silence)
  try {
    await navigator.locks.request(name, { signal }, async () => {
      begun = true
      await work()
    })
    return false
  } catch (error) {
    if (begun || !signal.aborted) throw error
    return true
  }
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
