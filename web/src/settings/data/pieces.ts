import { importPieceBytes } from '@bezpechne/shared/import-columns'
import { useQueryClient } from '@tanstack/react-query'

import { useAct } from '../../lib/act.ts'
import { send } from '../../lib/api.ts'

/** The file in pieces: one that did not arrive is sent again, three times. */
export function usePieces(path: string, queryKey: string[]) {
  const act = useAct()
  const client = useQueryClient()
  return async function upload(file: File, tell: (share: number) => void): Promise<string> {
    const { id } = await act<{ id: string }>(path, { name: file.name, size: file.size })
    const pieces = Math.ceil(file.size / importPieceBytes)
    for (let no = 0; no < pieces; no += 1) {
      const piece = file.slice(no * importPieceBytes, (no + 1) * importPieceBytes)
      await patiently(() => sendPiece(`${path}/${id}/pieces/${no}`, piece))
      tell((no + 1) / pieces)
    }
    await client.invalidateQueries({ queryKey })
    return id
  }
}

function sendPiece(path: string, body: Blob): Promise<unknown> {
  const headers = { 'content-type': 'application/octet-stream' }
  return send<unknown>(path, { method: 'PUT', body, headers })
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === 3) throw error
      await new Promise((resolve) => void setTimeout(resolve, 1000 * tries))
    }
  }
}
