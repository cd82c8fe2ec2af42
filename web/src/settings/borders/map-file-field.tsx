import { mostFileBytes } from '@bezpechne/shared/map-file-size'
import type { MapFile, MapFileAsked, MapQuestion } from '@bezpechne/shared/map-files'
import { useId, useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import { readMapFile } from './api.ts'
import { fileWords } from './file-words.ts'
import { FindingList } from './finding-list.tsx'

interface Props {
  city: string
  label: string
  /** A file that can be used; undefined: another one is being read. */
  onRead: (file: MapFile | undefined) => void
}

/** A file of borders: chosen, read by the server, asked about where it does not say of what its numbers are. */
export function MapFileField({ city, label, onRead }: Props) {
  const say = useWords(fileWords)
  const hint = useId()
  const { file, read, busy, error, tooLarge, look } = useReading(city, onRead)
  return (
    <div className="stack t">
      <label className="btn bt-file">
        {label}
        <input
          type="file"
          className="vh"
          accept=".geojson,.json,.topojson,.kml,.kmz,.zip"
          aria-describedby={hint}
          onChange={({ target }) => {
            void look(target.files?.[0], {})
            target.value = ''
          }}
        />
      </label>
      <p id={hint} className="small muted">
        {say('formats')}
      </p>
      {file && <p className="small">{say('chosen', { name: file.name })}</p>}
      {tooLarge && <Notice tone="warn" title={say('tooLarge')} alert />}
      <output>{busy && say('reading')}</output>
      {error !== undefined && <SaveTrouble error={error} />}
      {read?.question && (
        <FileQuestion question={read.question} onAnswer={(asked) => void look(file, asked)} />
      )}
      {read && !busy && <Findings read={read} />}
    </div>
  )
}

function useReading(city: string, onRead: Props['onRead']) {
  const [file, setFile] = useState<File>()
  const [read, setRead] = useState<MapFile>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const tooLarge = (file?.size ?? 0) > mostFileBytes

  async function look(given: File | undefined, asked: MapFileAsked): Promise<void> {
    if (!given) return
    setFile(given)
    setRead(undefined)
    setError(undefined)
    onRead(undefined)
    if (given.size > mostFileBytes) return
    setBusy(true)
    await readMapFile(city, given, asked).then(show, setError)
    setBusy(false)
  }

  function show(answer: MapFile): void {
    setRead(answer)
    const isUsable = !answer.question && answer.findings.every(({ gravity }) => gravity !== 'wrong')
    if (isUsable) onRead(answer)
  }
  return { file, read, busy, error, tooLarge, look }
}

/** What keeps the file out, or what reading it did. */
function Findings({ read: { findings, question } }: { read: MapFile }) {
  const say = useWords(fileWords)
  const isWrong = findings.some(({ gravity }) => gravity === 'wrong')
  if (question || !findings.length) return null
  return (
    <>
      {isWrong && (
        <Notice tone="warn" title={say('wrong')} alert>
          <p>{say('wrongText')}</p>
        </Notice>
      )}
      <FindingList findings={findings} />
    </>
  )
}

interface QuestionProps {
  question: MapQuestion
  onAnswer: (asked: MapFileAsked) => void
}

/** What a file does not tell of its numbers. */
export function FileQuestion({ question: { kind, choices }, onAnswer }: QuestionProps) {
  const say = useWords(fileWords)
  const [first] = choices
  const placeOf = ({ at }: (typeof choices)[number]) => `${at.lat.toFixed(3)}, ${at.lng.toFixed(3)}`
  if (kind === 'order')
    return (
      <Notice title={say('askOrder')} alert>
        <p>{say('askOrderText', { at: first ? placeOf(first) : '' })}</p>
        <p>
          <button type="button" className="btn" onClick={() => onAnswer({ order: 'lat-lng' })}>
            {say('yesOrder')}
          </button>
        </p>
      </Notice>
    )
  const options = choices.map((choice, n) => ({
    value: String(n),
    name: say(choice.order === 'lat-lng' ? 'choiceTurned' : 'choice', {
      name: choice.name,
      at: placeOf(choice),
    }),
  }))
  return (
    <Notice title={say('askProjection')} alert>
      <p>{say('askProjectionText')}</p>
      <SelectField
        label={say('projection')}
        value=""
        none={say('choose')}
        options={options}
        onChange={(value) => {
          const chosen = choices[Number(value)]
          if (value && chosen) onAnswer({ projection: chosen.id, order: chosen.order })
        }}
      />
    </Notice>
  )
}
