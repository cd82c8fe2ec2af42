import type { AuditProof } from '@bezpechne/shared/letter-export'

import { get } from '../../lib/api.ts'
import { saveFile } from '../../lib/pdf.ts'
import { useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Held, Opener } from '../opener.ts'
import { words } from '../words.ts'
import { makeExport } from './make-export.ts'
import { SendTrouble } from './send-trouble.tsx'
import { useSend } from './use-send.ts'
import { officeWords } from './words.ts'

interface Props {
  opener: Opener
  held: Held
  onClose: () => void
}

export function ExportDialog({ opener, held, onClose }: Props) {
  const say = useWords(officeWords)
  const saying = useWords(words)
  const { sending, error, send } = useSend()

  async function save(): Promise<void> {
    const { id } = held.letter.record.header
    const done = await send(async () => {
      const audit = await get<AuditProof>(`/cities/${opener.city}/letters/${id}/export`)
      saveFile(await makeExport(opener, held, audit), `letter-${held.letter.regNo ?? id}.json`)
    })
    if (!done) return
    toast(say('exported'))
    onClose()
  }

  return (
    <Dialog title={say('exportTitle')} onClose={onClose}>
      <p>{say('exportText')}</p>
      <SendTrouble error={error} />
      <div className="row">
        <button type="button" className="btn pri" disabled={sending} onClick={() => void save()}>
          {say('exportDo')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {saying('cancel')}
        </button>
      </div>
    </Dialog>
  )
}
