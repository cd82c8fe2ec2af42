import type { FileKey } from '@bezpechne/shared/letters-crypto/texts'
import { isSafePhoto } from '@bezpechne/shared/photo-head'
import { useState } from 'react'

import { saveFile } from '../lib/pdf.ts'
import { useWords } from '../lib/words.ts'
import { Evidence } from './evidence.tsx'
import { Icon } from './icon.tsx'
import { sealedPhotoWords } from './sealed-photo-words.ts'

interface Props {
  type: FileKey['type']
  /** From 1, within its message. */
  number: number
  /** Fetches and unlocks it. */
  unseal: () => Promise<ArrayBuffer>
}

/** A photo of somebody unknown: opened by a press alone, and shown only when its head is a photo's. */
export function SealedPhoto({ type, number, unseal }: Props) {
  const say = useWords(sealedPhotoWords)
  const [bytes, setBytes] = useState<ArrayBuffer>()
  const [fault, setFault] = useState<'wrong' | 'lost'>()

  async function open(): Promise<void> {
    setFault(undefined)
    try {
      const opened = await unseal()
      setBytes(opened)
      if (!isSafePhoto(new Uint8Array(opened))) setFault('wrong')
    } catch {
      setFault('lost')
    }
  }

  if (!bytes)
    return (
      <p>
        <button type="button" className="btn s" onClick={() => void open()}>
          <Icon name="camera" />
          {say('open', { number })}
        </button>
        {fault && <span role="alert"> {say(fault)}</span>}
      </p>
    )
  return (
    <div className="stack t">
      {fault ? (
        <p role="alert">{say(fault)}</p>
      ) : (
        <Evidence bytes={bytes} type={type} title={say('photo', { number })} />
      )}
      <p>
        <button type="button" className="link small" onClick={() => saveOriginal(bytes, number)}>
          {say('save', { number })}
        </button>
      </p>
    </div>
  )
}

function saveOriginal(bytes: ArrayBuffer, number: number): void {
  saveFile(new Blob([bytes], { type: 'application/octet-stream' }), `evidence-${number}.bin`)
}
