import { ApiError } from '../lib/api.ts'

/**
 * The key that signs in, from the password that never leaves this device.
 * @throws ApiError 'no-derivation' where the browser has no WebAssembly, no workers or too little memory
 */
export function deriveAuthKey(email: string, password: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('derive.worker.ts', import.meta.url), { type: 'module' })
    const fail = () => {
      worker.terminate()
      reject(new ApiError('no-derivation', 0))
    }
    worker.addEventListener('error', fail)
    worker.addEventListener('message', ({ data }: MessageEvent<{ authKey?: string }>) => {
      if (!data.authKey) return fail()
      worker.terminate()
      resolve(data.authKey)
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage({ email, password })
  })
}
