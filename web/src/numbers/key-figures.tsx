import type { DeskNumbers, Numbers, Spread } from '@bezpechne/shared/numbers'
import type { ReactNode } from 'react'

import { formatDay, formatNumber } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { numbersWords } from './words.ts'

/** What matters most, large. */
export function KeyFigures({ numbers }: { numbers: Numbers | DeskNumbers }) {
  const say = useWords(numbersWords)
  const language = useLanguage()
  const { confirmed, disputed } = numbers
  const verdicts = confirmed + disputed
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(
    confirmed / Math.max(1, verdicts),
  )
  return (
    <dl className="figures">
      {'waiting' in numbers && (
        <Figure name={say('waiting')} value={formatNumber(numbers.waiting, language)}>
          {numbers.oldestAt && say('oldest', { date: formatDay(numbers.oldestAt, language) })}
        </Figure>
      )}
      {(['received', 'published', 'rejected', 'answered', 'unanswered', 'overdue'] as const).map((one) => (
        <Figure key={one} name={say(one)} value={formatNumber(numbers[one], language)} />
      ))}
      <Figure name={say('verdicts')} value={verdicts ? share : '–'}>
        {verdicts ? say('verdictShare', { share: confirmed, count: verdicts }) : say('noVerdicts')}
      </Figure>
      <Waited name={say('decision')} spread={numbers.decisionHours} unit="hours" />
      <Waited name={say('answer')} spread={numbers.answerDays} unit="days" />
    </dl>
  )
}

function Waited({ name, spread, unit }: { name: string; spread: Spread; unit: 'hours' | 'days' }) {
  const say = useWords(numbersWords)
  const language = useLanguage()
  if (!spread) {
    return (
      <Figure name={name} value="–">
        {say('unknown')}
      </Figure>
    )
  }
  const time = (value: number) => say(unit, { count: value, number: formatNumber(value, language) })
  return (
    <Figure name={name} value={time(spread.median)}>
      {say('half')}, {say('ninety', { time: time(spread.p90) })}
    </Figure>
  )
}

function Figure({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {children && <span className="small muted">{children}</span>}
      </dd>
    </div>
  )
}
