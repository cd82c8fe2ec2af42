import type { PlaceImportList } from '@bezpechne/shared/place-imports'
import { useId, useState } from 'react'

import { formatNumber } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { ChooseFile } from '../data/choose-file.tsx'
import { FileLine } from '../data/file-line.tsx'
import type { SectionProps } from '../sections.ts'
import { useStreets, useUpload } from './api.ts'

import '../data/data.css'
import { OneFile } from './one-file.tsx'
import { words } from './words.ts'

/** Streets and places of a city: how many there are, and files for others. */
export function StreetsSection({ city }: SectionProps) {
  const [chosen, setChosen] = useState<string>()
  if (chosen !== undefined) return <OneFile city={city} id={chosen} onBack={() => setChosen(undefined)} />
  return <Files city={city} onChoose={setChosen} />
}

interface Props {
  city: string
  onChoose: (id: string) => void
}

function Files({ city, onChoose }: Props) {
  const say = useWords(words)
  const { data, error, refetch } = useStreets(city)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={4} />
  return (
    <>
      <Now now={data.now} />
      <Choose city={city} onChoose={onChoose} />
      <section className="card stack" aria-labelledby="st-files">
        <h2 id="st-files" className="h3">
          {say('earlier')}
        </h2>
        {data.items.length === 0 ? (
          <p className="muted">{say('none')}</p>
        ) : (
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
    </>
  )
}

function Now({ now: { streets, settlements, unplaced, credits } }: Pick<PlaceImportList, 'now'>) {
  const say = useWords(words)
  const language = useLanguage()
  const written = (count: number) => formatNumber(count, language)
  if (streets + settlements === 0) return <Notice title={say('nowNothing')} />
  return (
    <div className="stack t">
      <p>{say('now', { streets: written(streets), settlements: written(settlements) })}</p>
      {unplaced > 0 && <p className="small muted">{say('unplaced', { count: written(unplaced) })}</p>}
      {credits.length > 0 && <p className="small muted">{credits.join(' · ')}</p>}
    </div>
  )
}

function Choose({ city, onChoose }: Props) {
  const say = useWords(words)
  const hint = useId()
  const upload = useUpload(city)
  return (
    <section className="card stack" aria-labelledby="st-title">
      <h2 id="st-title" className="h3">
        {say('title')}
      </h2>
      <div id={hint} className="stack t">
        <p>{say('lead')}</p>
        <p className="small muted">{say('columns')}</p>
      </div>
      <ChooseFile
        accept=".csv,.txt,.tsv,.geojson,.json,.topojson,.kml,.kmz,.zip"
        describedBy={hint}
        choose={say('choose')}
        tooLarge={say('tooLarge')}
        sending={(percent) => say('sending', { percent })}
        upload={upload}
        onChoose={onChoose}
      />
    </section>
  )
}
