import '../ui/strip.css'
import { useState } from 'react'

import { formatMoment, formatTime } from '../lib/format.ts'
import { askAllAgain } from '../lib/known.ts'
import { offerNewer } from '../lib/newer.ts'
import { serverNow } from '../lib/server-time.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { stripWords } from './strip-words.ts'

/** Below the header, as long as it is so: what is shown is of an earlier moment. */
export function KnownStrip({ at }: { at: string }) {
  const say = useWords(stripWords)
  const language = useLanguage()
  const [today] = useState(() => new Date(at).toDateString() === serverNow().toDateString())
  return (
    <div className="strip">
      <Icon name="offline" />
      <output>
        {today
          ? say('known', { time: formatTime(at, language) })
          : say('knownOn', { moment: formatMoment(at, language) })}
      </output>
      <button type="button" className="btn s" onClick={askAllAgain}>
        {say('again')}
      </button>
    </div>
  )
}

/** Asks, and never takes it by itself: somebody may be typing. */
export function NewerStrip({ onTake }: { onTake: () => void }) {
  const say = useWords(stripWords)
  return (
    <div className="strip">
      <Icon name="info" />
      <output>{say('newer')}</output>
      <button type="button" className="btn s pri" onClick={onTake}>
        {say('update')}
      </button>
      <button type="button" className="btn s" onClick={() => offerNewer(undefined)}>
        {say('later')}
      </button>
    </div>
  )
}
