import type { BeatDetail } from '@bezpechne/shared/beats'
import type { Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'

import { isTrial } from '../lib/letter-pins.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import type { Ready } from './prepare.ts'
import { writeWords } from './write-words.ts'

/** Whom the letter is for, and the way to those one already has. */
export function LetterHead({ ready: { city, beat }, above }: { ready: Ready; above: boolean }) {
  const say = useWords(writeWords)
  const language = useLanguage()
  return (
    <header className="stack t">
      <a className="backlink" href={beat ? `/${city}/beats/${beat.beat.id}` : `/${city}/officer`}>
        <Icon name="left" />
        {say(beat ? 'backTo' : 'findBeat')}
      </a>
      <h1>{say(above ? 'titleAbove' : 'title')}</h1>
      <p className="muted">
        {beat ? `${nameOf(beat, language)}.` : say('noBeat')} {say('notOnMap')}
      </p>
      <p>
        <a href={`/letters/open?city=${city}`}>{say('haveCode')}</a>
      </p>
      {isTrial && (
        <Notice tone="warn" title={say('trialTitle')}>
          <p>{say('trial')}</p>
        </Notice>
      )}
    </header>
  )
}

/** The officer, where there is one, and the beat. */
export function nameOf({ beat, officer, substitute }: BeatDetail, language: Language): string {
  return [textIn((officer ?? substitute)?.name, language), textIn(beat.name, language)]
    .filter(Boolean)
    .join(', ')
}
