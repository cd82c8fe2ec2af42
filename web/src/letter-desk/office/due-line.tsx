import type { LetterItem } from '@bezpechne/shared/letters'

import { formatDay, formatMoment } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { type Alert, type Task, taskOf } from './urgency.ts'
import { officeWords } from './words.ts'

type Due = Pick<LetterItem, 'track' | 'state' | 'receivedAt' | 'forwardedAt' | 'dueOn'>

/** What is to be done by when: a sign and words; ochre says it once more. */
export function DueLine({ letter, now }: { letter: Due; now: number }) {
  const say = useSaying()
  const task = taskOf(letter, now)
  if (task.what === 'done') return null
  const hurries = isHurry(task)
  return (
    <span className={hurries ? 'clock late' : 'clock'}>
      <Icon name={hurries ? 'warn' : 'clock'} />
      <span>{say(task)}</span>
    </span>
  )
}

const hurrying: readonly Alert[] = ['three', 'one', 'today', 'late']

function isHurry(task: Exclude<Task, { what: 'done' }>): boolean {
  if (task.what === 'paused') return false
  return task.what === 'answer' ? hurrying.includes(task.alert) : task.late
}

function useSaying() {
  const say = useWords(officeWords)
  const language = useLanguage()
  return function saying(task: Exclude<Task, { what: 'done' }>): string {
    switch (task.what) {
      case 'register':
        return say(task.late ? 'registerLate' : 'register')
      case 'record':
        return say(task.late ? 'recordLate' : 'record', { when: formatMoment(task.until, language) })
      case 'paused':
        return say('paused')
      case 'answer':
        return answerBy(task)
    }
  }

  function answerBy({ dueOn, left, alert }: Extract<Task, { what: 'answer' }>): string {
    const date = formatDay(dueOn, language)
    if (alert === 'late') return say('late', { date })
    if (alert === 'today') return say('today')
    const by = say('answer', { date, count: left })
    return alert === 'half' || alert === 'most' ? `${by} · ${say(alert)}` : by
  }
}
