import { mostImportBytes } from '@bezpechne/shared/import-columns'
import type { ImportStatus } from '@bezpechne/shared/imports'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { useImports, useUpload } from './api.ts'

import './data.css'
import { OneImport } from './one-import.tsx'
import { dataWords } from './words.ts'

/** Files of inquiries that come in, and the way to what goes out. */
export function DataSection({ city }: SectionProps) {
  const [chosen, setChosen] = useState<string>()
  if (chosen !== undefined) return <OneImport city={city} id={chosen} onBack={() => setChosen(undefined)} />
  return <Files city={city} onChoose={setChosen} />
}

interface Props {
  city: string
  onChoose: (id: string) => void
}

function Files({ city, onChoose }: Props) {
  const say = useWords(dataWords)
  const { data, error, refetch } = useImports(city)
  return (
    <>
      <Choose city={city} onChoose={onChoose} />
      <section className="card stack" aria-labelledby="dt-files">
        <h2 id="dt-files" className="h3">
          {say('earlier')}
        </h2>
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton rows={2} />}
        {data?.items.length === 0 && <p className="muted">{say('none')}</p>}
        {data && data.items.length > 0 && (
          <ul className="set-rows">
            {data.items.map((one) => (
              <FileLine key={one.id} one={one} onChoose={onChoose} />
            ))}
          </ul>
        )}
      </section>
      <p>
        <Link to="/$city/data" params={{ city }}>
          {say('publicData')}
        </Link>
      </p>
    </>
  )
}

function FileLine({ one, onChoose }: { one: ImportStatus; onChoose: Props['onChoose'] }) {
  const say = useWords(dataWords)
  const { id, name, state, madeOn, by } = one
  return (
    <li>
      <span className="grow">
        <b className="dt-name">{name}</b>
        <span className="small muted">{[say(state), madeOn, by].filter(Boolean).join(' · ')}</span>
      </span>
      <button type="button" className="btn s" onClick={() => onChoose(id)}>
        {say('open')}
        <span className="vh"> {name}</span>
      </button>
    </li>
  )
}

function Choose({ city, onChoose }: Props) {
  const say = useWords(dataWords)
  const upload = useUpload(city)
  const { busy, error, run } = useChange()
  const [share, setShare] = useState(0)
  const [tooLarge, setTooLarge] = useState(false)

  function choose(file: File | undefined): void {
    if (!file) return
    setTooLarge(file.size > mostImportBytes)
    if (file.size > mostImportBytes) return
    setShare(0)
    void run(async () => onChoose(await upload(file, setShare)))
  }

  return (
    <section className="card stack" aria-labelledby="dt-title">
      <h2 id="dt-title" className="h3">
        {say('title')}
      </h2>
      <p>{say('lead')}</p>
      <label className="btn pri dt-file">
        {say('choose')}
        <input
          type="file"
          className="vh"
          accept=".csv,.txt,.tsv,text/csv"
          disabled={busy}
          onChange={({ target }) => {
            choose(target.files?.[0])
            target.value = ''
          }}
        />
      </label>
      <output>{busy && say('sending', { percent: Math.round(share * 100) })}</output>
      {tooLarge && <Notice tone="warn" title={say('tooLarge')} alert />}
      {error !== undefined && <SaveTrouble error={error} />}
    </section>
  )
}
