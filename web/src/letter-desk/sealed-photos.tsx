import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import { openFile } from '@bezpechne/shared/letters-crypto/file'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import type { FileKey } from '@bezpechne/shared/letters-crypto/texts'
import { isSafePhoto } from '@bezpechne/shared/photo-head'
import { useState } from 'react'

import { saveFile } from '../lib/pdf.ts'
import { useWords } from '../lib/words.ts'
import { Evidence } from '../ui/evidence.tsx'
import { Icon } from '../ui/icon.tsx'
import { fetchSealed } from './sealed-file.ts'
import { words } from './words.ts'

interface Props {
  /** Where the sealed bytes are, for who reads here. */
  at: string
  print: Uint8Array
  files: FileKey[]
}

/** Photos of somebody unknown: opened one by one, and only by a press. */
export function SealedPhotos({ at, print, files }: Props) {
  return files.map((file, index) => (
    <SealedPhoto key={file.id} at={at} print={print} file={file} number={index + 1} />
  ))
}

interface PhotoProps extends Omit<Props, 'files'> {
  file: FileKey
  number: number
}

function SealedPhoto({ at, print, file, number }: PhotoProps) {
  const say = useWords(words)
  const [bytes, setBytes] = useState<ArrayBuffer>()
  const [fault, setFault] = useState<'photoWrong' | 'photoLost'>()

  async function open(): Promise<void> {
    setFault(undefined)
    try {
      const opened = await unseal(at, print, file)
      setBytes(opened)
      if (!isSafePhoto(new Uint8Array(opened))) setFault('photoWrong')
    } catch {
      setFault('photoLost')
    }
  }

  if (!bytes)
    return (
      <p>
        <button type="button" className="btn s" onClick={() => void open()}>
          <Icon name="camera" />
          {say('photoOpen', { number })}
        </button>
        {fault && <span role="alert"> {say(fault)}</span>}
      </p>
    )
  return (
    <div className="stack t">
      {fault ? (
        <p role="alert">{say(fault)}</p>
      ) : (
        <Evidence bytes={bytes} type={file.type} title={say('photo', { number })} />
      )}
      <p>
        <button type="button" className="link small" onClick={() => saveOriginal(bytes, number)}>
          {say('photoSave', { number })}
        </button>
      </p>
    </div>
  )
}

function saveOriginal(bytes: ArrayBuffer, number: number): void {
  saveFile(new Blob([bytes], { type: 'application/octet-stream' }), `evidence-${number}.bin`)
}

async function unseal(at: string, print: Uint8Array, { id, key, chunks }: FileKey): Promise<ArrayBuffer> {
  const sealed = await fetchSealed(`${at}/files/${id}`)
  const opened = openFile(await loadSodium(), { print, fileId: id }, { key: toBytes(key), chunks, sealed })
  return new Uint8Array(opened).buffer
}
