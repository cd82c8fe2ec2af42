import type { DeskBeat } from '@bezpechne/shared/beat-settings'
import type { BeatOutlines, Outline } from '@bezpechne/shared/beats'
import { textIn } from '@bezpechne/shared/languages'
import type { MapFile } from '@bezpechne/shared/map-files'
import { lazy, Suspense, useMemo, useState } from 'react'

import { useCity, useContextOf } from '../../lib/reference.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { MapFileField } from '../borders/map-file-field.tsx'
import { useBeat, useOutlines } from './api.ts'
import { OutlineStore } from './outline-store.tsx'
import { outlineWords } from './outline-words.ts'

// Drawing brings a library that only this dialog needs.
const OutlineEditor = lazy(() =>
  import('../../map/outline-editor.tsx').then((drawing) => ({ default: drawing.OutlineEditor })),
)

interface Props {
  city: string
  beat: DeskBeat
  onClose: () => void
}

/** The border of one beat: drawn with the pointer, or replaced by a file. */
export function OutlineDialog({ city, beat, onClose }: Props) {
  const say = useWords(outlineWords)
  const language = useLanguage()
  const { data: detail } = useBeat(city, beat.id)
  const { data: all } = useOutlines(city)
  return (
    <Dialog title={say('title', { name: textIn(beat.name, language) })} wide onClose={onClose}>
      {detail && all ? (
        <Drawing city={city} beat={beat} outline={detail.outline} all={all} onClose={onClose} />
      ) : (
        <Skeleton rows={5} />
      )}
    </Dialog>
  )
}

interface DrawingProps extends Props {
  outline: Outline
  all: BeatOutlines
}

function Drawing({ city, beat, outline, all, onClose }: DrawingProps) {
  const say = useWords(outlineWords)
  const language = useLanguage()
  const { data: place } = useCity(city)
  const { data: geojson } = useContextOf(city)
  // What the editor begins with: the stored border, or a file's.
  const [begin, setBegin] = useState({ outline, n: 0 })
  const [drawn, setDrawn] = useState<Outline>()
  const [fileWrong, setFileWrong] = useState(false)
  const neighbours = useMemo(
    () => all.features.flatMap(({ id, geometry }) => (id === beat.id ? [] : [geometry])),
    [all, beat.id],
  )

  function replace(file: MapFile | undefined): void {
    const borders = file?.features.flatMap(({ geometry }) =>
      geometry.type === 'MultiPolygon' ? [geometry] : [],
    )
    const [read] = borders ?? []
    setFileWrong(borders !== undefined && borders.length !== 1)
    if (!read || borders?.length !== 1) return
    setBegin({ outline: read, n: begin.n + 1 })
    setDrawn(read)
  }

  return (
    <div className="stack">
      <p className="small muted">{say('how')}</p>
      {place && (
        <Suspense fallback={<Skeleton rows={5} />}>
          <OutlineEditor
            key={begin.n}
            start={{ centre: place.centre, zoom: place.zoom }}
            label={say('map')}
            geojson={geojson}
            language={language}
            outline={begin.outline}
            neighbours={neighbours}
            onChange={setDrawn}
          />
        </Suspense>
      )}
      <MapFileField city={city} label={say('file')} onRead={replace} />
      {fileWrong && <Notice tone="warn" title={say('fileWrong')} alert />}
      {drawn && (
        <OutlineStore key={JSON.stringify(drawn)} city={city} beat={beat} drawn={drawn} onDone={onClose} />
      )}
    </div>
  )
}
