import type { OpenedLetter } from '@bezpechne/shared/letters-crypto/reading'
import { type Identity, noIdentity } from '@bezpechne/shared/letters-crypto/texts'

import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { officeWords } from './words.ts'

const fields = ['surname', 'name', 'patronymic', 'residence', 'contact', 'privilege'] as const

/** What the author told last: with the letter, or later in a message of its own. */
function identityOf({ messages, identity }: OpenedLetter): Identity {
  const later = messages.findLast(({ body }) => body && !('text' in body))?.body
  return later && !('text' in later) ? later : (identity ?? noIdentity)
}

export function IdentityPanel({ opened }: { opened: OpenedLetter }) {
  const say = useWords(officeWords)
  const identity = identityOf(opened)
  const told = fields.filter((field) => identity[field].trim())
  return (
    <section className="stack" aria-labelledby="author-title">
      <h3 id="author-title" className="h3">
        {say('author')}
      </h3>
      {identity.hideMyName && (
        <Notice tone="warn" icon="lock">
          <p>{say('hide')}</p>
        </Notice>
      )}
      {told.length === 0 ? (
        <p className="muted">{say('anonymous')}</p>
      ) : (
        <dl className="lfacts">
          {told.map((field) => (
            <div key={field}>
              <dt>{say(field)}</dt>
              <dd>{identity[field]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
