import type { OpenedLetter, OpenedMessage } from '@bezpechne/shared/letters-crypto/reading'

import { formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { PlainText } from '../ui/plain-text.tsx'
import { SealedPhotos } from './sealed-photos.tsx'
import { words } from './words.ts'

interface Props {
  /** The letter's address in the API, for who reads here. */
  at: string
  opened: OpenedLetter
  /** Who reads: the own words stand on the right. */
  own: OpenedMessage['role']
}

/** All messages that one's keys open, in their order; text is text, never markup. */
export function Conversation({ at, opened, own }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <ol className="conv">
      {opened.messages.map((message) => (
        <li key={message.seq} className={message.role === own ? 'me' : undefined}>
          <p className="small muted">
            {say(message.role)} · <time dateTime={message.at}>{formatMoment(message.at, language)}</time>
          </p>
          <Words message={message} />
          {message.body && 'files' in message.body && message.body.files.length > 0 && (
            <SealedPhotos at={at} print={opened.print} files={message.body.files} />
          )}
        </li>
      ))}
    </ol>
  )
}

function Words({ message: { kind, body } }: { message: OpenedMessage }) {
  const say = useWords(words)
  if (!body) return <p className="muted">{say('notYours')}</p>
  if (kind === 'identity' || !('text' in body)) return <p className="muted">{say('noIdentity')}</p>
  return body.text.trim() ? <PlainText text={body.text} /> : <p className="muted">{say('empty')}</p>
}
