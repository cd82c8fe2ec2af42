import { tracks } from '@bezpechne/shared/letters-crypto/letter'
import { type SyntheticEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Choice } from './choice.tsx'
import { type Draft, type TextFault, textFault, textLimit } from './draft.ts'
import { PhotoField } from './photo-field.tsx'
import type { Photo } from './photos.ts'
import { writeWords } from './write-words.ts'

interface Props {
  draft: Draft
  photos: Photo[]
  /** Whether a letter can be about the officer at all: somebody above holds a key. */
  canGoAbove: boolean
  onChange: (change: Partial<Draft>) => void
  onPhotos: (photos: Photo[]) => void
  onNext: () => void
}

/** What is sent, and the words of it. */
export function WordsStep({ draft, photos, canGoAbove, onChange, onPhotos, onNext }: Props) {
  const say = useWords(writeWords)
  const [fault, setFault] = useState<TextFault>()

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    const found = textFault(draft.text)
    setFault(found)
    if (!found) onNext()
  }

  return (
    <form className="stack w" onSubmit={submit} noValidate>
      <TrackField draft={draft} onChange={onChange} />
      {canGoAbove && (
        <Choice
          checked={draft.aboutOfficer}
          label={say('about')}
          hint={say('aboutHint')}
          onChange={(aboutOfficer) => onChange({ aboutOfficer })}
        />
      )}
      <div className="stack">
        <TextOf draft={draft} fault={fault && textFault(draft.text)} onChange={onChange} />
        <PhotoField photos={photos} onChange={onPhotos} />
      </div>
      <Choice
        checked={draft.watched}
        label={say('watched')}
        hint={say('watchedHint')}
        onChange={(watched) => onChange({ watched })}
      />
      <p>
        <button type="submit" className="btn pri big">
          {say(nextOf(draft))}
        </button>
      </p>
    </form>
  )
}

function nextOf({ track, watched }: Draft): 'nextName' | 'nextNews' | 'next' {
  if (track !== 'tip') return 'nextName'
  return watched ? 'next' : 'nextNews'
}

type Part = Pick<Props, 'draft' | 'onChange'>

function TextOf({ draft, fault, onChange }: Part & { fault: TextFault | undefined }) {
  const say = useWords(writeWords)
  return (
    <>
      <Field
        label={<span className="h2">{say('yourLetter')}</span>}
        hint={say(draft.track === 'tip' ? 'textHintTip' : 'textHint')}
        error={fault && say(fault === 'empty' ? 'textEmpty' : 'textLong')}
      >
        {(control) => (
          <textarea
            {...control}
            className="in tall"
            rows={8}
            autoComplete="off"
            value={draft.text}
            onChange={({ target }) => onChange({ text: target.value })}
          />
        )}
      </Field>
      <output className="hint lt-told">
        {draft.text.length > textLimit - 500 &&
          say('left', { count: Math.max(0, textLimit - draft.text.length) })}
      </output>
    </>
  )
}

function TrackField({ draft, onChange }: Part) {
  const say = useWords(writeWords)
  return (
    <fieldset className="q">
      <legend>{say('whatKind')}</legend>
      {tracks.map((track) => (
        <Choice
          key={track}
          kind="radio"
          name="track"
          checked={draft.track === track}
          label={say(track)}
          hint={say(`${track}Hint`)}
          onChange={() => onChange({ track })}
        />
      ))}
      {draft.track === 'crime' && (
        <p className="note warn">
          <Icon name="phone" />
          <span>{say('urgent')}</span>
        </p>
      )}
    </fieldset>
  )
}
