import type { Category } from '@bezpechne/shared/categories'
import type { PublicInquiry } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'

import { useLanguage, useWords } from '../lib/words.ts'
import { BarredText } from '../ui/barred-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { usePlace, useStatus } from './inquiry-item.tsx'
import { words } from './words.ts'

interface Props {
  inquiry: PublicInquiry
  categories: Category[]
  onClose: () => void
}

/** The inquiry that one pressed on the map: its answer in two lines, or how long it waits. */
export function PickedCard({ inquiry, categories, onClose }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const { at, precision } = inquiry
  const status = useStatus(inquiry)
  const place = usePlace(inquiry, language)
  const answer = inquiry.state === 'answered' ? inquiry.answers.at(-1) : undefined
  const category = categories.find(({ code }) => code === inquiry.category)
  return (
    <article className="picked" aria-labelledby="picked-h">
      <button type="button" className="iconbtn close" aria-label={say('closeCard')} onClick={onClose}>
        <Icon name="close" />
      </button>
      <p className="small muted">
        {[say(inquiry.colour === 'green' ? 'green' : 'red'), textIn(category?.name, language)]
          .filter(Boolean)
          .join('\u00a0· ')}
      </p>
      <h2 id="picked-h">
        <BarredText text={inquiry.title} />
      </h2>
      {answer ? <p className="quote small clamp">{answer.text}</p> : <p className="small">{place}</p>}
      <p className="small muted">{status}</p>
      <div className="row">
        <Link
          className="btn pri s"
          to="/$city/$number"
          params={{ city: inquiry.city, number: inquiry.number }}
        >
          {say(answer ? 'openAnswer' : 'open')}
        </Link>
        {precision !== 'none' && (
          <Link
            className="btn quiet s"
            to="/$city/new"
            params={{ city: inquiry.city }}
            // The public point: where it is told by district alone, the form asks for the place.
            search={precision === 'district' ? {} : { lat: at.lat, lng: at.lng }}
          >
            {say('anotherNearby')}
          </Link>
        )}
      </div>
    </article>
  )
}
