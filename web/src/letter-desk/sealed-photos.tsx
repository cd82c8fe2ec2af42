import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import { openFile } from '@bezpechne/shared/letters-crypto/file'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import type { FileKey } from '@bezpechne/shared/letters-crypto/texts'

import { SealedPhoto } from '../ui/sealed-photo.tsx'
import { fetchSealed } from './sealed-file.ts'

interface Props {
  /** Where the sealed bytes are, for who reads here. */
  at: string
  print: Uint8Array
  files: FileKey[]
}

/** Photos of a letter, for the staff who may read it. */
export function SealedPhotos({ at, print, files }: Props) {
  return files.map((file, index) => (
    <SealedPhoto key={file.id} type={file.type} number={index + 1} unseal={() => unseal(at, print, file)} />
  ))
}

async function unseal(at: string, print: Uint8Array, { id, key, chunks }: FileKey): Promise<ArrayBuffer> {
  const sealed = await fetchSealed(`${at}/files/${id}`)
  const opened = openFile(await loadSodium(), { print, fileId: id }, { key: toBytes(key), chunks, sealed })
  return new Uint8Array(opened).buffer
}
