import { formatMoment } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Conversation } from '../conversation.tsx'
import type { Held, Opener } from '../opener.ts'
import { words } from '../words.ts'
import { Composer } from './composer.tsx'
import { DueLine } from './due-line.tsx'
import { letterPath } from './letter-api.ts'
import { useStateWords } from './state-words.ts'
import type { Letters } from './use-letters.ts'
import { officeWords } from './words.ts'

interface Props {
  opener: Opener
  held: Held
  letters: Letters
  now: number
  onSent: () => void
  /** On a phone the list is another screen. */
  onBack: () => void
}

export function LetterView({ opener, held, letters, now, onSent, onBack }: Props) {
  const say = useWords(officeWords)
  const saying = useWords(words)
  const language = useLanguage()
  const stateOf = useStateWords()
  const { letter, opened } = held
  const { id, track } = letter.record.header
  return (
    <section className="di" aria-labelledby="letter-title">
      <button type="button" className="link backlink lback" onClick={onBack}>
        <Icon name="left" />
        {say('back')}
      </button>
      <header className="conv-h">
        <div className="stack t">
          <h2 id="letter-title" tabIndex={-1}>
            {letter.regNo ? say('numbered', { number: letter.regNo }) : say('unnumbered')}
          </h2>
          <p className="small muted">
            {[
              saying(track),
              stateOf(letter.state),
              saying('received', { when: formatMoment(letter.receivedAt, language) }),
            ].join(' · ')}
          </p>
        </div>
        <DueLine letter={{ ...letter, track }} now={now} />
      </header>
      <Conversation at={letterPath(opener.city, id)} opened={opened} own="officer" />
      <Composer key={id} {...{ opener, held, letters, onSent }} />
    </section>
  )
}
