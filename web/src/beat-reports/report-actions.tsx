import type { DraftReport } from '@bezpechne/shared/beat-work'
import { useState } from 'react'

import { makePdf, saveFile } from '../lib/pdf.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { reportWords } from '../ui/report-words.ts'
import { toast } from '../ui/toast.tsx'
import { words } from './words.ts'

interface Props {
  draft: DraftReport
  /** Something is typed that is not saved. */
  changed: boolean
  busy: boolean
  onSave: () => void
  onPublish: () => void
}

/** Save, publish, and take it along on paper. */
export function ReportActions({ draft, changed, busy, onSave, onPublish }: Props) {
  const say = useWords(words)
  const hindrance =
    changed || draft.version === 0 ? 'needsSave' : draft.words.done === '' ? 'needsDone' : undefined
  const open = draft.state === 'draft' && draft.over
  return (
    <div className="stack t">
      <div className="row">
        <button type="button" className="btn pri" disabled={busy || !changed} onClick={onSave}>
          {say('save')}
        </button>
        {open && (
          <button
            type="button"
            className="btn"
            disabled={busy || hindrance !== undefined}
            onClick={onPublish}
          >
            {say('publish')}
          </button>
        )}
        <button type="button" className="btn" onClick={() => print()}>
          <Icon name="print" />
          {say('print')}
        </button>
        <PdfButton draft={draft} />
      </div>
      {open && hindrance && <p className="hint">{say(hindrance)}</p>}
    </div>
  )
}

function PdfButton({ draft }: { draft: DraftReport }) {
  const say = useWords(words)
  const sayPart = useWords(reportWords)
  const language = useLanguage()
  const [making, setMaking] = useState(false)
  async function save() {
    setMaking(true)
    try {
      const { reportPaper } = await import('./report-paper.ts')
      const paper = reportPaper({ draft, title: say('reportOf'), say: sayPart, language })
      saveFile(await makePdf(paper), `${draft.beat.id}-${draft.half}.pdf`)
    } catch {
      toast(say('pdfFailed'))
    } finally {
      setMaking(false)
    }
  }
  return (
    <button type="button" className="btn" disabled={making} onClick={() => void save()}>
      {say('pdf')}
    </button>
  )
}
