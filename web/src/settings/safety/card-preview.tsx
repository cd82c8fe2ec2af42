import type { CardWords } from '@bezpechne/shared/card-words'

import { saidCard } from '../../lib/city-cards.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { words } from './words.ts'

/** What residents see, in the language of who looks. */
export function CardPreview({ words: card }: { words: CardWords }) {
  const say = useWords(words)
  const { title, text, note, lines } = saidCard(card, useLanguage())
  return (
    <figure className="hero wait safe-preview stack t">
      <figcaption className="small muted">{say('preview')}</figcaption>
      <p>
        <b>{title}</b>
      </p>
      {text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {lines.length > 0 && (
        <ul>
          {lines.map(({ number, about }) => (
            <li key={number}>
              <b>{number}</b> {about}
            </li>
          ))}
        </ul>
      )}
      {note && <p className="small">{note}</p>}
    </figure>
  )
}
