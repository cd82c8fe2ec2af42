import type { Finding } from '@bezpechne/shared/beat-import'
import type { Outline } from '@bezpechne/shared/beats'
import { tongueOf } from '@bezpechne/shared/languages'
import { useMemo, useState } from 'react'

import { useCity, useContextOf } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { FindingsMap, type FoundPlace, type Ground } from '../../map/findings-map.tsx'
import { importWords } from './import-words.ts'

interface Props {
  city: string
  findings: readonly Finding[]
  outlines: readonly Outline[]
}

function groundOf({ kind }: Finding): Ground {
  return kind === 'gap' || kind === 'outside' ? kind : 'wrong'
}

/** A list and a map of the same: a line of the list moves the map to its place. */
export function Findings({ city, findings, outlines }: Props) {
  const say = useWords(importWords)
  const language = useLanguage()
  const { data: place } = useCity(city)
  const { data: geojson } = useContextOf(city)
  const [at, setAt] = useState<number>()
  const places = useMemo(
    () => findings.map((one): FoundPlace => ({ ground: groundOf(one), shape: one.shape, at: one.at })),
    [findings],
  )
  return (
    <div className="bt-found">
      <ol className="bt-list" aria-label={say('findings')}>
        {findings.map((finding, n) => (
          // oxlint-disable-next-line react/no-array-index-key -- two findings may be alike in all they say
          <li key={n}>
            <FindingLine finding={finding} isChosen={n === at} onChoose={() => setAt(n)} />
          </li>
        ))}
      </ol>
      {place && (
        <FindingsMap
          start={{ centre: place.centre, zoom: Math.max(9, place.zoom - 1) }}
          label={say('map')}
          credit={place.credit}
          geojson={geojson}
          language={language}
          outlines={outlines}
          places={places}
          chosen={at === undefined ? undefined : places[at]}
        />
      )}
    </div>
  )
}

interface LineProps {
  finding: Finding
  isChosen: boolean
  onChoose: () => void
}

function FindingLine({ finding, isChosen, onChoose }: LineProps) {
  const { shape, at } = finding
  const has = shape !== null || at !== null
  const inside = (
    <>
      {has ? <span className={`bt-key ${groundOf(finding)}`} aria-hidden="true" /> : <span />}
      <Sentence finding={finding} />
    </>
  )
  if (!has) return <p className="bt-line">{inside}</p>
  return (
    <button type="button" aria-current={isChosen ? 'true' : undefined} onClick={onChoose}>
      {inside}
    </button>
  )
}

function Sentence({ finding }: { finding: Finding }) {
  const say = useWords(importWords)
  const number = useNumber()
  const { kind, isWrong, beats, about, residents } = finding
  const words = say(kind, {
    beats: named(beats, say('more', { count: beats.length - most })),
    about: about ?? '',
    residents: residents === null ? '' : number(residents),
  })
  return (
    <span>
      {isWrong ? <b>{words}</b> : words} <Where finding={finding} />
    </span>
  )
}

const most = 12

function named(beats: string[], more: string): string {
  return beats.slice(0, most).join(', ') + (beats.length > most ? ` ${more}` : '')
}

/** How much ground it is, and where the file says so. */
function Where({ finding: { m2, line, about, beats } }: { finding: Finding }) {
  const say = useWords(importWords)
  const number = useNumber()
  const isLarge = (m2 ?? 0) >= 10_000
  const area = m2 !== null && say(isLarge ? 'ha' : 'm2', { count: number(isLarge ? m2 / 10_000 : m2) })
  const isFeature = about === null && !beats.length
  const where = line !== null && say(isFeature ? 'feature' : 'line', { line })
  return <span className="small muted">{[area, where].filter(Boolean).join(' · ')}</span>
}

function useNumber(): (value: number) => string {
  const language = useLanguage()
  const format = new Intl.NumberFormat(tongueOf(language).locale, { maximumSignificantDigits: 4 })
  return (value) => format.format(value)
}
