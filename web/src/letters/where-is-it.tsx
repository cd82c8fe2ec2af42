import type { LetterReader } from '@bezpechne/shared/letter-readers'

import { formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { openWords } from './open-words.ts'
import type { Opened } from './session.ts'

const endWords = {
  forwarded: 'endForwarded',
  'handed-over': 'endHanded',
  redirected: 'endRedirected',
  erased: 'endErased',
} as const

/** Who could read it from when to when: of steps whose signatures were checked here. */
export function WhereIsIt({ opened: { mine, reading } }: { opened: Opened }) {
  const say = useWords(openWords)
  const language = useLanguage()
  return (
    <section className="card stack" aria-labelledby="lt-where">
      <div>
        <h2 id="lt-where" className="h3">
          {say('whereTitle')}
        </h2>
        <p className="small muted">{say('whereText')}</p>
      </div>
      <ol className="lt-readers">
        <li>
          <Icon name="lock" />
          <div>
            <b>{say('you2')}</b>
            <p className="small muted">{say('since', { from: formatMoment(mine.receivedAt, language) })}</p>
          </div>
        </li>
        {reading.readers.map((reader) => (
          <Reader key={`${reader.box ?? 'moderation'} ${reader.from}`} reader={reader} />
        ))}
      </ol>
      <p className="small lt-checked">
        <Icon name="check" />
        <span>{say('whereChecked')}</span>
      </p>
    </section>
  )
}

function Reader({ reader: { who, box, from, until, ended } }: { reader: LetterReader }) {
  const say = useWords(openWords)
  const language = useLanguage()
  const moment = (at: string) => formatMoment(at, language)
  return (
    <li className={until ? 'past' : undefined}>
      <Icon name={until ? 'close' : 'eye'} />
      <div>
        <b>
          {who === 'moderation' && say('readModeration')}
          {who === 'beat' && say('readBeat', { beat: box?.split(':')[1] ?? '' })}
          {who === 'oversight' && say('readAbove')}
        </b>
        <p className="small muted">
          {until
            ? say('span', { from: moment(from), until: moment(until) })
            : say('since', { from: moment(from) })}
          . {say(ended ? endWords[ended] : 'stillReads')}.
        </p>
      </div>
    </li>
  )
}
