import type { Photo } from '@bezpechne/shared/inquiries'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { words } from './words.ts'

/** Small pictures that load when they come near the window; a press shows one large. */
export function Photos({ photos, title }: { photos: Photo[]; title: string }) {
  const say = useWords(words)
  const [large, setLarge] = useState<number>()
  const shown = large === undefined ? undefined : photos[large]
  const name = (index: number) => say('photo', { index: index + 1, total: photos.length })
  if (photos.length === 0) return null
  return (
    <>
      <ul className="photos">
        {photos.map(({ url, width, height }, index) => (
          <li key={url}>
            <button type="button" onClick={() => setLarge(index)}>
              <img src={url} width={width} height={height} loading="lazy" alt={`${name(index)}: ${title}`} />
            </button>
          </li>
        ))}
      </ul>
      {shown && large !== undefined && (
        <Dialog title={name(large)} wide onClose={() => setLarge(undefined)}>
          <img className="photo-l" src={shown.url} width={shown.width} height={shown.height} alt={title} />
        </Dialog>
      )}
    </>
  )
}
