import { useState } from 'react'

import { useLeaveWarning } from '../lib/leaving.ts'
import { useTask } from '../lib/use-task.ts'
import { useLanguage } from '../lib/words.ts'
import { Refused } from './calls.ts'
import { type Draft, emptyDraft, isTyped, type Step } from './draft.ts'
import { type Stop, stopOf } from './letter-stop.tsx'
import type { Photo } from './photos.ts'
import { checkAgain, type Ready } from './prepare.ts'
import { Sender, type Sent } from './sending.ts'

/** From the first word to the answer of the server; all of it in this tab's memory, and nowhere after. */
export function useWriting(ready: Ready) {
  const language = useLanguage()
  const [draft, setDraft] = useState(emptyDraft)
  const [photos, setPhotos] = useState<Photo[]>([])
  const [step, setStep] = useState<Step>('words')
  const [coded, setCoded] = useState<{ code: string; sender: Sender }>()
  const [sent, setSent] = useState<Sent>()
  const [stop, setStop] = useState<Stop>()
  const coding = useTask()
  useLeaveWarning(!sent && (isTyped(draft) || photos.length > 0))

  const { city, sealer } = ready
  const beat = draft.aboutOfficer ? null : (ready.beat?.beat.id ?? null)

  async function code() {
    try {
      await checkAgain(ready)
      const begun = await sealer.ask('begin', { track: draft.track, beat })
      const sender = new Sender(sealer, { city, draft, photos, language })
      sender.warm()
      setCoded({ code: begun.code, sender })
      setStep('code')
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      setStop(stopOf(error.fault))
    }
  }

  return {
    draft,
    photos,
    step,
    coded,
    sent,
    stop,
    coding,
    /** Who it goes to. */
    to: draft.aboutOfficer ? ready.above : ready.to,
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    setPhotos,
    setSent,
    show: setStep,
    makeCode: () => void coding.run(code),
  }
}
export type Writing = ReturnType<typeof useWriting>
