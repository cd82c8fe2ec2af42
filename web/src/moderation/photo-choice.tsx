import type { Case } from '@bezpechne/shared/moderation'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { useCoverPhoto } from './api.ts'
import { BoxesDialog } from './boxes-dialog.tsx'
import { redactionWords } from './redaction-words.ts'
import { words } from './words.ts'

type Photo = Case['photos'][number]

interface Props {
  /** Where boxes are kept; not given: to look at only. */
  of?: { city: string; id: string } | undefined
  photos: readonly Photo[]
  /** Announced, and not here yet. */
  coming?: number
  shown: readonly string[]
  /** Not given: to look at only. */
  onChange?: ((shown: string[]) => void) | undefined
}

/** Each photo with its own box: none is shown to everybody unless somebody has looked at it and said so. */
export function PhotoChoice({ of, photos, coming = 0, shown, onChange }: Props) {
  const say = useWords(words)
  const [open, setOpen] = useState<string>()
  const opened = photos.findIndex(({ id }) => id === open)
  const photo = photos[opened]
  if (photos.length === 0) return <Coming count={coming} />
  return (
    <section className="stack t" aria-labelledby="photo-choice">
      <h2 id="photo-choice" className="h3">
        {say('photosTitle')}
      </h2>
      <Coming count={coming} />
      <ul className="deskphotos">
        {photos.map((each, index) => (
          <li key={each.id} className="ver flush">
            <Look photo={each} number={index + 1} />
            <Shown
              photo={each}
              name={say('photoNumber', { number: index + 1, total: photos.length })}
              checked={shown.includes(each.id)}
              onCheck={
                onChange &&
                ((checked) =>
                  onChange(checked ? [...shown, each.id] : shown.filter((other) => other !== each.id)))
              }
            />
            {of && <OpenBoxes photo={each} number={index + 1} onOpen={() => setOpen(each.id)} />}
          </li>
        ))}
      </ul>
      <p className="hint">{say('photosNote')}</p>
      {of && photo && (
        <Boxes
          of={of}
          photo={photo}
          name={say('photoNumber', { number: opened + 1, total: photos.length })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  )
}

/** The photo as it was sent, with what everybody sees of it: black where a box is. */
function Look({ photo: { url, width, height, boxes }, number }: { photo: Photo; number: number }) {
  const say = useWords(words)
  return (
    <a className="boxes" href={url} target="_blank" rel="noreferrer">
      <img src={url} width={width} height={height} alt={say('openPhoto', { number })} loading="lazy" />
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {boxes.map((box) => (
          <rect
            key={`${box.x} ${box.y} ${box.width} ${box.height}`}
            className="box"
            x={box.x * width}
            y={box.y * height}
            width={box.width * width}
            height={box.height * height}
          />
        ))}
      </svg>
    </a>
  )
}

interface ShownProps {
  photo: Photo
  name: string
  checked: boolean
  onCheck: ((checked: boolean) => void) | undefined
}

function Shown({ photo, name, checked, onCheck }: ShownProps) {
  const say = useWords(words)
  const tell = useWords(redactionWords)
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={!onCheck}
        onChange={({ target }) => onCheck?.(target.checked)}
      />
      <span>
        {say('showPhoto')}
        <span className="hint">
          {name}
          {photo.boxes.length > 0 && ` · ${tell('boxes', { count: photo.boxes.length })}`}
        </span>
      </span>
    </label>
  )
}

function OpenBoxes({ photo, number, onOpen }: { photo: Photo; number: number; onOpen: () => void }) {
  const tell = useWords(redactionWords)
  return (
    <button type="button" className="btn s" aria-label={tell('openBoxesOf', { number })} onClick={onOpen}>
      {tell(photo.boxes.length > 0 ? 'changeBoxes' : 'openBoxes')}
    </button>
  )
}

interface BoxesProps {
  of: { city: string; id: string }
  photo: Photo
  name: string
  onClose: () => void
}

function Boxes({ of, photo, name, onClose }: BoxesProps) {
  const cover = useCoverPhoto(of)
  return (
    <BoxesDialog
      photo={photo}
      title={name}
      onSave={(boxes, copy) => cover(photo.id, { boxes: [...boxes], copy })}
      onClose={onClose}
    />
  )
}

/** The words came first: who decides may wait for the photos. */
function Coming({ count }: { count: number }) {
  const say = useWords(words)
  if (count === 0) return null
  return (
    <Notice icon="clock" title={say('photosComing', { count })}>
      <p>{say('photosComingText')}</p>
    </Notice>
  )
}
