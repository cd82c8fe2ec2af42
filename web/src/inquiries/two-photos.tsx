import { useState } from 'react'

import { newKey } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { shrinkIfPossible, uploadPhoto } from './photos.ts'
import { twoPhotoWords } from './two-photo-words.ts'

const most = 2

export interface TwoPhotosProps {
  city: string
  /** Ids of those that are on the server. */
  photos: readonly string[]
  onChange: (photos: string[]) => void
}

/** Up to two photos that go along with a few words: each leaves at once, and what has left can be taken out again. */
export function TwoPhotos({ city, photos, onChange }: TwoPhotosProps) {
  const say = useWords(twoPhotoWords)
  const [share, setShare] = useState<number>()
  const [error, setError] = useState<unknown>()
  const [tooMany, setTooMany] = useState(false)

  async function add(files: File[]): Promise<void> {
    setError(undefined)
    setTooMany(files.length > most - photos.length)
    const { signal } = new AbortController()
    const sent = [...photos]
    try {
      for (const file of files.slice(0, most - photos.length)) {
        setShare(0)
        const picture = await shrinkIfPossible(file)
        sent.push(await uploadPhoto({ city, key: newKey(), picture, onProgress: setShare, signal }))
        onChange([...sent])
      }
    } catch (reason) {
      setError(reason)
    }
    setShare(undefined)
  }

  return (
    <fieldset className="stack t">
      <legend>{say('legend')}</legend>
      <p className="hint">{say('hint')}</p>
      {photos.map((photo, index) => (
        <p className="row" key={photo}>
          <Icon name="check" />
          <span className="grow">{say('ready', { number: index + 1 })}</span>
          <button
            type="button"
            className="btn quiet s"
            onClick={() => onChange(photos.filter((one) => one !== photo))}
          >
            {say('remove', { number: index + 1 })}
          </button>
        </p>
      ))}
      {share !== undefined && <progress className="bar5" max="1" value={share} aria-label={say('sending')} />}
      {photos.length < most && share === undefined && <Add onAdd={(files) => void add(files)} />}
      <output className="small">{tooMany && say('tooMany')}</output>
      {error !== undefined && <Trouble error={error} />}
    </fieldset>
  )
}

function Add({ onAdd }: { onAdd: (files: File[]) => void }) {
  const say = useWords(twoPhotoWords)
  return (
    <label className="btn nq-add">
      <Icon name="camera" />
      {say('add')}
      <input
        type="file"
        accept="image/*"
        multiple
        onChange={({ target }) => {
          onAdd([...(target.files ?? [])])
          // NOTE: the same file again is a change only from nothing.
          target.value = ''
        }}
      />
    </label>
  )
}
