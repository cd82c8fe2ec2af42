import type { PhotoBox } from '@bezpechne/shared/photo-boxes'
import { useEffect, useEffectEvent, useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { BoxCanvas } from './box-canvas.tsx'
import { redactionWords } from './redaction-words.ts'
import { type BoxesDesk, useBoxes } from './use-boxes.ts'

interface Props {
  photo: { url: string; width: number; height: number; boxes: PhotoBox[]; copy: string | null }
  title: string
  onSave: (boxes: readonly PhotoBox[], copy: string | null) => Promise<void>
  onClose: () => void
}

/** One photo, large, and the boxes over it. What they cover is gone from the file that everybody gets. */
export function BoxesDialog({ photo, title, onSave, onClose }: Props) {
  const tell = useWords(redactionWords)
  const desk = useBoxes(photo.boxes)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  useUndoKey(desk.undo)

  async function save(): Promise<void> {
    if (busy) return
    setBusy(true)
    setError(undefined)
    // NOTE: the copy that is known now: a second save after a colleague's means to take the place of theirs.
    await onSave(desk.boxes, photo.copy).then(onClose, setError)
    setBusy(false)
  }

  return (
    <Dialog title={title} wide onClose={onClose}>
      <p className="hint">{tell('boxesHint')}</p>
      <BoxCanvas photo={photo} desk={desk} />
      <Told error={error} />
      <BoxActs desk={desk} busy={busy} onSave={() => void save()} />
    </Dialog>
  )
}

/** By the physical key: the desk's own keys are deaf while a dialog is open. */
function useUndoKey(undo: () => void): void {
  const press = useEffectEvent(undo)
  useEffect(function listenForUndo() {
    const hear = ({ code, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (code === 'KeyZ' && !ctrlKey && !metaKey && !altKey) press()
    }
    document.addEventListener('keydown', hear)
    return function stopListening() {
      document.removeEventListener('keydown', hear)
    }
  }, [])
}

function Told({ error }: { error: unknown }) {
  const tell = useWords(redactionWords)
  if (error === undefined) return null
  if (!(error instanceof ApiError) || error.code !== 'stale-version') return <Trouble error={error} />
  return (
    <Notice tone="warn" title={tell('boxesStale')} alert>
      <p>{tell('boxesStaleText')}</p>
    </Notice>
  )
}

interface ActsProps {
  desk: BoxesDesk
  busy: boolean
  onSave: () => void
}

function BoxActs({ desk, busy, onSave }: ActsProps) {
  const tell = useWords(redactionWords)
  return (
    <div className="row box-acts">
      <button
        type="button"
        className="btn pri"
        disabled={busy || (!desk.changed && !desk.canUndo)}
        onClick={onSave}
      >
        {tell(busy ? 'boxesSaving' : 'boxesSave')}
      </button>
      <button type="button" className="btn" onClick={() => desk.add()}>
        {tell('boxAdd')}
      </button>
      <button
        type="button"
        className="btn"
        disabled={desk.current < 0}
        onClick={() => desk.remove(desk.current)}
      >
        <kbd aria-hidden="true">Del</kbd>
        {tell('boxRemove')}
      </button>
      <button type="button" className="btn" disabled={!desk.canUndo} onClick={desk.undo}>
        <kbd aria-hidden="true">Z</kbd>
        {tell('undo')}
      </button>
      <output className="small muted">{tell('boxes', { count: desk.boxes.length })}</output>
    </div>
  )
}
