import type { Clock } from '@bezpechne/shared/assignments'

import { formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { clockWords } from './clock-words.ts'
import { Icon } from './icon.tsx'

/** Until when an answer is due and how much working time that is; what is late stands in ochre, never in red. */
export function ClockLine({ clock, short = false }: { clock: Clock; short?: boolean }) {
  const say = useWords(clockWords)
  const language = useLanguage()
  const when = formatMoment(clock.dueAt, language)
  const hours = Math.floor(clock.minutes / 60)
  const late = clock.state === 'late'
  const left = hours > 0 ? say(late ? 'ago' : 'left', { count: hours }) : say(late ? 'justNow' : 'leftLittle')
  return (
    <span className={late ? 'clock late' : 'clock'}>
      {!short && <Icon name={late ? 'warn' : 'clock'} />}
      <span>
        <time dateTime={clock.dueAt}>{say(late ? 'lateSince' : 'until', { when })}</time>
        {clock.state === 'still' ? `\u00a0· ${say('still')}` : `\u00a0· ${left}`}
      </span>
    </span>
  )
}
