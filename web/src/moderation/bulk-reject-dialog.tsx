import type { RejectionReason } from '@bezpechne/shared/inquiry-states'

import { useWords } from '../lib/words.ts'
import { AgainstDialog } from './against-dialog.tsx'
import { queueWords } from './queue-words.ts'
import { useRejections } from './reject-dialog.tsx'

interface Props {
  city: string
  count: number
  onReject: (reason: RejectionReason, note: string) => Promise<void>
  onClose: () => void
}

/** A wave goes with one reason, which every author reads. */
export function BulkRejectDialog({ city, count, onReject, onClose }: Props) {
  const say = useWords(queueWords)
  return (
    <AgainstDialog
      title={say('bulkTitle', { count })}
      hint={say('bulkText')}
      noteHint={say('bulkNoteHint')}
      options={useRejections(city)}
      act={say('bulkDo', { count })}
      onDecide={onReject}
      onClose={onClose}
    />
  )
}
