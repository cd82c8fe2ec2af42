import type { StaffKeys } from '@bezpechne/shared/letters-crypto/staff-password'

import { ApiError } from './api.ts'

/** The key that signs in, from the password that never leaves this device. */
export async function deriveAuthKey(email: string, password: string): Promise<string> {
  const { authKey, wrapKey } = await deriveKeys(email, password)
  wrapKey.fill(0)
  return authKey
}

/**
 * Both keys of a password. The second opens the letters' keys and never leaves this tab: fill it with zeros after use.
 * @throws ApiError 'no-derivation' where the browser has no WebAssembly, no workers or too little memory
 */
export function deriveKeys(email: string, password: string): Promise<StaffKeys> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('derive.worker.ts', import.meta.url), { type: 'module' })
    const fail = () => {
      worker.terminate()
      reject(new ApiError('no-derivation', 0))
    }
    worker.addEventListener('error', fail)
    worker.addEventListener('message', ({ data: { authKey, wrapKey } }: MessageEvent<Partial<StaffKeys>>) => {
      if (!authKey || !wrapKey) return fail()
      worker.terminate()
      resolve({ authKey, wrapKey })
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage({ email, password })
  })
}
