import type { DraftReport, ReportWords } from '@bezpechne/shared/beat-work'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { useAct } from '../lib/act.ts'
import { ApiError } from '../lib/api.ts'
import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { ReportCounts } from '../ui/report-counts.tsx'
import { reportWords } from '../ui/report-words.ts'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { draftQuery, ownQuery, pathOf, type Which } from './api.ts'
import { PrintedReport } from './printed-report.tsx'
import { ReportActions } from './report-actions.tsx'
import { useSummary } from './use-summary.ts'
import { words } from './words.ts'

interface Props {
  which: Which
  draft: DraftReport
  onReload: () => Promise<DraftReport | undefined>
}

// NOTE: not the lists of shared/src/beat-work.ts, which bring the schema library with them.
const sections = ['done', 'concerns', 'plans'] as const satisfies readonly (keyof ReportWords)[]
const most = 4000

/** The officer's words beside the numbers; whatever is refused, what was typed stays. */
export function ReportForm({ which, draft, onReload }: Props) {
  const say = useWords(words)
  const [typed, setTyped] = useState(draft.words)
  const { send, error, busy, forget } = useSending(which, draft)
  const changed = sections.some((section) => typed[section] !== draft.words[section])
  async function reload() {
    const saved = await onReload()
    if (!saved) return
    setTyped(saved.words)
    forget()
  }
  return (
    <>
      <div className="stack noprint">
        <Standing draft={draft} />
        <Sections typed={typed} onType={setTyped} />
        <FromNumbers draft={draft} typed={typed} onType={setTyped} />
        <Refused error={error} onReload={() => void reload()} />
        <ReportActions
          draft={draft}
          changed={changed}
          busy={busy}
          onSave={() => void send('', { version: draft.version, words: typed }, say('saved'))}
          onPublish={() => void send('/publish', { version: draft.version }, say('publishedNow'))}
        />
        <ReportCounts counts={draft.counts} />
      </div>
      <PrintedReport draft={{ ...draft, words: typed }} />
    </>
  )
}

interface TypingProps {
  typed: ReportWords
  onType: (typed: ReportWords) => void
}

function Sections({ typed, onType }: TypingProps) {
  const say = useWords(words)
  const sayPart = useWords(reportWords)
  return sections.map((section) => (
    <TextField
      key={section}
      label={sayPart(section)}
      hint={section === 'done' ? say('doneHint') : undefined}
      lines="tall"
      max={most}
      value={typed[section]}
      onChange={(text) => onType({ ...typed, [section]: text })}
    />
  ))
}

/** A beginning for who has none. */
function FromNumbers({ draft, typed, onType }: TypingProps & { draft: DraftReport }) {
  const say = useWords(words)
  const summary = useSummary(draft.counts)
  if (typed.done.includes(summary)) return null
  const done = [summary, typed.done].filter(Boolean).join('\n\n')
  return (
    <p>
      <button type="button" className="btn s" onClick={() => onType({ ...typed, done })}>
        {say('fill')}
      </button>
    </p>
  )
}

/** What the public sees of it now, and from when on it can see it. */
function Standing({ draft: { state, over, until } }: { draft: DraftReport }) {
  const say = useWords(words)
  const language = useLanguage()
  if (state === 'published') return <Notice tone="brand" title={say('isPublic')} />
  return over ? null : <Notice title={say('notOver', { day: formatDay(until, language) })} />
}

function Refused({ error, onReload }: { error: unknown; onReload: () => void }) {
  const say = useWords(words)
  if (!error) return null
  if (!(error instanceof ApiError && error.code === 'stale-version')) return <Trouble error={error} />
  return (
    <Notice tone="warn" title={say('stale')} alert>
      <p>{say('staleText')}</p>
      <p>
        <button type="button" className="btn s" onClick={onReload}>
          {say('reload')}
        </button>
      </p>
    </Notice>
  )
}

function useSending(which: Which, draft: DraftReport) {
  const client = useQueryClient()
  const act = useAct()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  async function send(step: '' | '/publish', body: object, done: string) {
    setBusy(true)
    setError(undefined)
    try {
      const saved = await act<DraftReport>(`${pathOf(which)}${step}`, body)
      client.setQueryData(draftQuery(which).queryKey, saved)
      if (saved.state !== draft.state || draft.version === 0)
        void client.invalidateQueries({ queryKey: ownQuery(which.city).queryKey })
      toast(done)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return { send, error, busy, forget: () => setError(undefined) }
}
