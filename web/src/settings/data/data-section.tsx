import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { useImports, useUpload } from './api.ts'
import { ChooseFile } from './choose-file.tsx'
import { FileLine } from './file-line.tsx'

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
              <FileLine
                key={one.id}
                one={one}
                state={say(one.state)}
                open={say('open')}
                onChoose={onChoose}
              />
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

function Choose({ city, onChoose }: Props) {
  const say = useWords(dataWords)
  const upload = useUpload(city)
  return (
    <section className="card stack" aria-labelledby="dt-title">
      <h2 id="dt-title" className="h3">
        {say('title')}
      </h2>
      <p>{say('lead')}</p>
      <ChooseFile
        accept=".csv,.txt,.tsv,text/csv"
        choose={say('choose')}
        tooLarge={say('tooLarge')}
        sending={(percent) => say('sending', { percent })}
        upload={upload}
        onChoose={onChoose}
      />
    </section>
  )
}
