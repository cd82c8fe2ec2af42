import { Workbox } from 'workbox-window'

import { askAllAgain } from '../lib/known.ts'
import { offerNewer } from '../lib/newer.ts'

/** A page may be open for days: so often it looks whether there is a newer version, in milliseconds. */
const lookEvery = 3_600_000

/** The words and letters of a language: worker/kinds.ts. */
const isWords = /\/assets\/([a-z]{2}-[\w-]{8}\.js|inter-latin-ext-wght-normal-[\w-]{8}\.woff2)$/

/**
 * Keeps the app on this device. Where the browser refuses (a private window, full storage) all works as before, with a
 * link.
 */
export async function keepApp(): Promise<void> {
  const worker = new Workbox('/service-worker.js')
  let wanted = false
  worker.addEventListener('waiting', () => {
    offerNewer(function take() {
      wanted = true
      worker.messageSkipWaiting()
    })
  })
  // NOTE: in the tab alone where somebody said so; in others the files of the version before are still there.
  worker.addEventListener('controlling', () => wanted && location.reload())
  worker.addEventListener('message', ({ data }) => data?.type === 'HEARD' && askAllAgain())
  worker.addEventListener('activated', ({ isUpdate }) => {
    if (!isUpdate) void worker.messageSW({ type: 'SEEN', urls: readSoFar() }).catch(() => {})
  })
  await worker.register().catch(() => {})
  let looked = Date.now()
  addEventListener('visibilitychange', function lookForNewer() {
    if (document.hidden || Date.now() - looked < lookEvery) return
    looked = Date.now()
    void worker.update().catch(() => {})
  })
}

/** What this page asked for before there was anybody to keep it. */
function readSoFar(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/api/v1/`) || isWords.test(name))
}
