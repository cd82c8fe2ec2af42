import './photo-field.css'
import { maxPhotos } from '@bezpechne/shared/inquiry-text'
import { useId, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { FieldError } from './step-box.tsx'
import { words } from './words.ts'
import type { PhotoView } from './writer-state.ts'

interface Props {
  photos: readonly { id: string }[]
  views: Record<string, PhotoView>
  error: string | undefined
  onAdd: (files: File[]) => void
  onRemove: (id: string) => void
  /** Where photos leave at once. */
  onRetry?: () => void
}

export function PhotoField({ photos, views, error, onAdd, onRemove, onRetry }: Props) {
  const say = useWords(words)
  const id = useId()
  return (
    <fieldset className="nq-photos" data-field="photos">
      <legend className="nq-lab">{say('photos')}</legend>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {photos.length > 0 && (
        <ul className="nq-shots">
          {photos.map((photo, index) => (
            <Shot
              key={photo.id}
              number={index + 1}
              view={views[photo.id]}
              onRemove={() => onRemove(photo.id)}
              onRetry={onRetry}
            />
          ))}
        </ul>
      )}
      <output className="vh">{photos.length > 0 && say('photosCount', { count: photos.length })}</output>
      <div className="row">
        {photos.length < maxPhotos && (
          <label className="btn nq-add">
            <Icon name="camera" />
            {say('addPhoto')}
            <input
              type="file"
              accept="image/*"
              multiple
              aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
              onChange={({ target }) => {
                onAdd([...(target.files ?? [])])
                // NOTE: the same file again is a change only from nothing.
                target.value = ''
              }}
            />
          </label>
        )}
        <p className="hint" id={`${id}-hint`}>
          {say('photosHint')}
        </p>
      </div>
    </fieldset>
  )
}

interface ShotProps {
  number: number
  view: PhotoView | undefined
  onRemove: () => void
  onRetry: (() => void) | undefined
}

function Shot({ number, view, onRemove, onRetry }: ShotProps) {
  const say = useWords(words)
  // A picture that this browser cannot read, HEIC for one.
  const [broken, setBroken] = useState(false)
  return (
    <li className="nq-shot">
      {broken || !view?.url ? (
        <span className="ph">
          <Icon name="camera" large />
        </span>
      ) : (
        <img src={view.url} alt={say('photo', { number })} onError={() => setBroken(true)} />
      )}
      <button
        type="button"
        className="iconbtn nq-remove"
        aria-label={say('removePhoto', { number })}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
      <ShotState stage={view?.stage} share={view?.share} />
      <Retry onRetry={view?.stage === 'refused' ? onRetry : undefined} />
    </li>
  )
}

function Retry({ onRetry }: Pick<ShotProps, 'onRetry'>) {
  const say = useWords(words)
  if (!onRetry) return null
  return (
    <button type="button" className="btn quiet s" onClick={onRetry}>
      {say('retry')}
    </button>
  )
}

const wordOf = {
  waiting: 'photoWaiting',
  sending: 'photoSending',
  done: 'photoDone',
  refused: 'photoRefused',
} as const

function ShotState({
  stage = 'waiting',
  share = 0,
}: {
  stage: PhotoView['stage'] | undefined
  share: number | undefined
}) {
  const say = useWords(words)
  const percent = Math.round(share * 100)
  const told = say(wordOf[stage], { percent })
  return (
    <>
      {stage === 'sending' && <progress className="bar5" max="100" value={percent} aria-label={told} />}
      <p className="small nq-shot-state">
        {stage === 'done' && <Icon name="check" />}
        {told}
      </p>
    </>
  )
}
