import { useId, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { photoWords } from './photo-words.ts'
import { mostPhotos, type Photo, preparePhoto } from './photos.ts'

interface Props {
  photos: Photo[]
  onChange: (photos: Photo[]) => void
}

/** Photos that leave as sealed bytes: drawn anew here, shown from memory. */
export function PhotoField({ photos, onChange }: Props) {
  const say = useWords(photoWords)
  const hint = useId()
  const { busy, faults, add } = useAdding({ photos, onChange })

  function remove(photo: Photo) {
    URL.revokeObjectURL(photo.url)
    onChange(photos.filter((one) => one !== photo))
  }

  return (
    <div className="stack t">
      <Shots photos={photos} onRemove={remove} />
      <output className="stack t">
        {busy && <span className="small">{say('preparing')}</span>}
        {faults.map((fault) => (
          <span key={fault} className="errt">
            <Icon name="warn" />
            <span>{fault}</span>
          </span>
        ))}
      </output>
      {photos.length < mostPhotos && <AddButton busy={busy} hint={hint} onAdd={(files) => void add(files)} />}
      <p className="hint" id={hint}>
        {say('hint')}
      </p>
    </div>
  )
}

function useAdding({ photos, onChange }: Props) {
  const say = useWords(photoWords)
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState<string[]>([])
  async function add(files: File[]) {
    setBusy(true)
    const fitting = files.slice(0, mostPhotos - photos.length)
    const told = fitting.length < files.length ? [say('tooMany')] : []
    const added: Photo[] = []
    for (const file of fitting) {
      const photo = await preparePhoto(file)
      if (typeof photo === 'string') told.push(say(photo, { name: file.name }))
      else added.push(photo)
    }
    setFaults(told)
    setBusy(false)
    if (added.length > 0) onChange([...photos, ...added])
  }
  return { busy, faults, add }
}

interface ShotsProps {
  photos: Photo[]
  /** Absent: only to be looked at. */
  onRemove?: (photo: Photo) => void
}

export function Shots({ photos, onRemove }: ShotsProps) {
  const say = useWords(photoWords)
  if (photos.length === 0) return null
  return (
    <ul className="lt-shots">
      {photos.map((photo, index) => (
        <li key={photo.url}>
          <img src={photo.url} alt={say('photo', { number: index + 1 })} />
          {onRemove && (
            <button
              type="button"
              className="iconbtn"
              aria-label={say('remove', { number: index + 1 })}
              onClick={() => onRemove(photo)}
            >
              <Icon name="close" />
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

interface AddProps {
  busy: boolean
  hint: string
  onAdd: (files: File[]) => void
}

function AddButton({ busy, hint, onAdd }: AddProps) {
  const say = useWords(photoWords)
  return (
    <div>
      <label className="btn lt-add">
        <Icon name="camera" />
        {say('add')}
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp,image/heic"
          multiple
          disabled={busy}
          aria-describedby={hint}
          onChange={({ target }) => {
            onAdd([...(target.files ?? [])])
            // NOTE: the same file again is a change only from nothing.
            target.value = ''
          }}
        />
      </label>
    </div>
  )
}
