import type { Case } from '@bezpechne/shared/moderation'

import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

interface Props {
  photos: Case['photos']
  shown: readonly string[]
  /** Not given: to look at only. */
  onChange?: (shown: string[]) => void
}

/** Each photo with its own box: none is shown to everybody unless somebody has looked at it and said so. */
export function PhotoChoice({ photos, shown, onChange }: Props) {
  const say = useWords(words)
  if (photos.length === 0) return null
  return (
    <section className="stack t" aria-labelledby="photo-choice">
      <h2 id="photo-choice" className="h3">
        {say('photosTitle')}
      </h2>
      <ul className="deskphotos">
        {photos.map(({ id, url, width, height }, index) => (
          <li key={id} className="ver flush">
            <a href={url} target="_blank" rel="noreferrer">
              <img
                src={url}
                width={width}
                height={height}
                alt={say('openPhoto', { number: index + 1 })}
                loading="lazy"
              />
            </a>
            <label className="check">
              <input
                type="checkbox"
                checked={shown.includes(id)}
                disabled={!onChange}
                onChange={({ target }) =>
                  onChange?.(target.checked ? [...shown, id] : shown.filter((other) => other !== id))
                }
              />
              <span>
                {say('showPhoto')}
                <span className="hint">
                  {say('photoNumber', { number: index + 1, total: photos.length })}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className="hint">{say('photosNote')}</p>
    </section>
  )
}
