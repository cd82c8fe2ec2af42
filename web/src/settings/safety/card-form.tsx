import './safety.css'
import type { SettingCard } from '@bezpechne/shared/card-settings'
import { cardOf } from '@bezpechne/shared/card-words'

import { isStale, useOvertaken } from '../../lib/overtaken.ts'
import { ownMovesOf } from '../../lib/turns.ts'
import { useWords } from '../../lib/words.ts'
import { Overtaken } from '../../ui/overtaken.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { LongField } from '../long-field.tsx'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { cardThing } from './api.ts'
import { CardPreview } from './card-preview.tsx'
import { LineFields, mostLines, noLine } from './line-fields.tsx'
import { useCardForm } from './use-card-form.ts'
import { words } from './words.ts'

interface Props {
  city: string
  card: SettingCard
  onDone: () => void
}

const parts = [
  { part: 'title', max: 120, lines: 'one', Input: TextField },
  { part: 'text', max: 1000, lines: 'tall', Input: LongField },
  { part: 'note', max: 400, lines: 'some', Input: LongField },
] as const
const languages = ['uk', 'en'] as const

/** Both languages of one card, its numbers, and below what residents will see. */
export function CardForm({ city, card, onDone }: Props) {
  const say = useWords(words)
  const { typed, error, busy, send, put, putLine } = useCardForm(city, card, onDone)
  const trouble = useFieldTrouble(error)
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send(false)
      }}
    >
      {parts.flatMap(({ part, max, lines, Input }) =>
        languages.map((language) => (
          <Input
            key={`${part}-${language}`}
            label={`${say(part)}, ${say(language)}`}
            hint={part === 'text' && language === 'uk' ? say('textHint') : undefined}
            error={trouble(`words.${part}.${language}`)}
            value={typed[part][language]}
            max={max}
            lines={lines}
            onChange={(text) => put({ [part]: { ...typed[part], [language]: text } })}
          />
        )),
      )}
      {typed.lines.map((line, index) => (
        <LineFields
          // oxlint-disable-next-line react/no-array-index-key -- a line is what stands at its place
          key={index}
          number={index + 1}
          line={line}
          trouble={(field) => trouble(`words.lines.${index}.${field}`)}
          onChange={(changed) => putLine(index, changed)}
        />
      ))}
      {typed.lines.length < mostLines && (
        <button type="button" className="btn s fit" onClick={() => putLine(typed.lines.length, noLine)}>
          {say('addLine')}
        </button>
      )}
      <CardPreview words={cardOf(card.card, typed)} />
      <NotSaved city={city} error={error} card={card} />
      <Acts card={card} busy={busy} onReset={() => send(true)} onDone={onDone} />
    </form>
  )
}

interface ActsProps {
  card: SettingCard
  busy: boolean
  onReset: () => void
  onDone: () => void
}

function Acts({ card, busy, onReset, onDone }: ActsProps) {
  const say = useWords(words)
  return (
    <div className="row">
      <button type="submit" className="btn pri" aria-disabled={busy}>
        {say('save')}
      </button>
      <button type="button" className="btn quiet" onClick={onDone}>
        {say('cancel')}
      </button>
      {card.own && (
        <button type="button" className="btn quiet" aria-disabled={busy} onClick={onReset}>
          {say('reset')}
        </button>
      )}
    </div>
  )
}

/** After a colleague was faster, what they have saved stands below what was typed. */
function NotSaved({ city, error, card }: { city: string; error: unknown; card: SettingCard }) {
  const { overtaken } = useOvertaken(card.version, error, ownMovesOf(cardThing(city, card.card)))
  if (error !== undefined && !isStale(error)) return <SaveTrouble error={error} />
  if (!overtaken) return null
  return (
    <Overtaken>
      <CardPreview words={cardOf(card.card, card.own)} />
    </Overtaken>
  )
}
