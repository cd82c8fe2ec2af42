import type { Finding } from '@bezpechne/shared/beat-import'
import type { DeskBeat } from '@bezpechne/shared/beat-settings'
import type { Outline } from '@bezpechne/shared/beats'
import { textIn } from '@bezpechne/shared/languages'
import { useMemo, useState } from 'react'

import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import { checkOutline, useChangeBeats } from './api.ts'
import { Findings } from './findings.tsx'
import { outlineWords } from './outline-words.ts'

interface Props {
  city: string
  beat: DeskBeat
  drawn: Outline
  onDone: () => void
}

/** What a new border would cover or leave empty is looked at first, then stored. */
export function OutlineStore({ city, beat, drawn, onDone }: Props) {
  const say = useWords(outlineWords)
  const language = useLanguage()
  const change = useChangeBeats(city)
  const { busy, error, run } = useChange()
  const [findings, setFindings] = useState<Finding[]>()
  // The version that was read when drawing began: whoever was faster is not overwritten.
  const [version] = useState(beat.version)
  const isWrong = findings?.some((finding) => finding.isWrong) ?? false

  const look = () =>
    run(async () => setFindings((await checkOutline(city, beat.id, drawn)).findings), say('checked'))

  async function store(): Promise<void> {
    const done = say('stored', { name: textIn(beat.name, language) })
    if (await run(() => change(`beats/${beat.id}/outline`, { outline: drawn, version }), done)) onDone()
  }

  return (
    <div className="stack">
      {findings && <Found city={city} findings={findings} drawn={drawn} />}
      {error !== undefined && <SaveTrouble error={error} />}
      <p>
        {findings && !isWrong ? (
          <button type="button" className="btn pri" disabled={busy} onClick={() => void store()}>
            {say('store')}
          </button>
        ) : (
          <button type="button" className="btn pri" disabled={busy} onClick={() => void look()}>
            {say('check')}
          </button>
        )}
      </p>
    </div>
  )
}

function Found({ city, findings, drawn }: Pick<Props, 'city' | 'drawn'> & { findings: Finding[] }) {
  const say = useWords(outlineWords)
  const outlines = useMemo(() => [drawn], [drawn])
  if (!findings.length) return <Notice title={say('fine')} alert />
  return (
    <>
      <Notice tone="warn" title={say(findings.some(({ isWrong }) => isWrong) ? 'wrong' : 'warned')} alert />
      <Findings city={city} findings={findings} outlines={outlines} />
    </>
  )
}
