import type { BeatDetail } from '@bezpechne/shared/beats'
import type { ReactNode } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { type Draft, identityFields, identityOf } from './draft.ts'
import { nameOf } from './letter-head.tsx'
import { Shots } from './photo-field.tsx'
import type { Photo } from './photos.ts'
import { writeWords } from './write-words.ts'

interface Props {
  draft: Draft
  photos: Photo[]
  screened: boolean
  /** Whose officer reads it; undefined: the department. */
  beat: BeatDetail | undefined
  busy: boolean
  onBack: () => void
  onNext: () => void
}

/** As it will be read, before it is locked. */
export function PreviewStep({ draft, photos, screened, beat, busy, onBack, onNext }: Props) {
  const say = useWords(writeWords)
  const language = useLanguage()
  return (
    <section className="stack" aria-labelledby="lt-preview">
      <h1 id="lt-preview">{say('previewTitle')}</h1>
      <dl className="card dl">
        <Row name={say('previewTo')}>
          {beat ? say('toOfficer', { name: nameOf(beat, language) }) : say('toAbove')}
        </Row>
        <Row name={say('previewKind')}>{say(draft.track)}</Row>
        <Row name={say(screened ? 'previewText' : 'previewTextStraight')}>
          <span className="pre">{draft.text.trim()}</span>
        </Row>
        {photos.length > 0 && (
          <Row name={say('previewPhotos')}>
            <Shots photos={photos} />
          </Row>
        )}
        {draft.track !== 'tip' && (
          <Row name={say(screened ? 'previewName' : 'nameTitle')}>
            <Named draft={draft} />
          </Row>
        )}
      </dl>
      <div className="row">
        <button type="button" className="btn pri big" disabled={busy} onClick={onNext}>
          {say(busy ? 'making' : 'makeCode')}
        </button>
        <button type="button" className="btn big quiet" onClick={onBack}>
          {say('back')}
        </button>
      </div>
    </section>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Named({ draft }: { draft: Draft }) {
  const say = useWords(writeWords)
  const { hideMyName, ...identity } = identityOf(draft)
  const given = identityFields.filter((field) => identity[field] !== '')
  return (
    <>
      {given.length === 0 && say('noName')}
      {given.map((field) => (
        <p key={field}>
          <span className="muted">{say(field)}:</span> {identity[field]}
        </p>
      ))}
      {hideMyName && <p>{say('nameHidden')}</p>}
    </>
  )
}
