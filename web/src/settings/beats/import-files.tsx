import type { Checked, CheckFiles } from '@bezpechne/shared/beat-import'
import { beatCollection } from '@bezpechne/shared/map-fields'
import type { MapFile } from '@bezpechne/shared/map-files'
import { useState } from 'react'

import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { MapFileField } from '../borders/map-file-field.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import { checkFiles } from './api.ts'
import { CheckedFiles } from './checked-files.tsx'
import { importWords } from './import-words.ts'
import { mostBytes, readText } from './read-file.ts'

interface Chosen {
  /** Of the officers: the name of the file. */
  name: string
  text: string
}
type Which = 'beats' | 'officers'

/** Choose files, see what is wrong with them, agree, store: in this order. */
export function ImportFiles({ city, onDone }: { city: string; onDone: () => void }) {
  const say = useWords(importWords)
  const { checked, error, busy, look } = useCheck(city)
  const { chosen, retireMissing, tooLarge, takeBeats, chooseOfficers, retire } = useFiles(look)
  const missing = checked?.missing.length ?? 0
  return (
    <section className="card stack" aria-labelledby="import-title">
      <h2 id="import-title" className="h3">
        {say('title')}
      </h2>
      <div className="set-two bt-files">
        <MapFileField city={city} label={say('beatsFile')} onRead={takeBeats} />
        <OfficersField chosen={chosen.officers} onChoose={chooseOfficers} />
      </div>
      <p className="small muted">{say('columns')}</p>
      {tooLarge && <Notice tone="warn" title={say('tooLarge')} alert />}
      {missing > 0 && <RetireBox count={missing} checked={retireMissing} onChange={retire} />}
      <output>{busy && say('checking')}</output>
      {error !== undefined && <SaveTrouble error={error} />}
      {checked && !busy && (
        <CheckedFiles
          key={checked.seen}
          city={city}
          checked={checked}
          files={filesOf(chosen, retireMissing)}
          onLookAgain={() => retire(retireMissing)}
          onDone={onDone}
        />
      )}
      <p>
        <button type="button" className="btn quiet" onClick={onDone}>
          {say('cancel')}
        </button>
      </p>
    </section>
  )
}

/** The files that are chosen; with each change all of them are looked at again. */
function useFiles(look: (files: CheckFiles) => Promise<void>) {
  const [chosen, setChosen] = useState<Partial<Record<Which, Chosen>>>({})
  const [retireMissing, setRetire] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)

  async function take(which: Which, one: Chosen): Promise<void> {
    setTooLarge(one.text.length > mostBytes)
    if (one.text.length > mostBytes) return
    const next = { ...chosen, [which]: one }
    setChosen(next)
    await look(filesOf(next, retireMissing))
  }

  function takeBeats(file: MapFile | undefined): void {
    if (file) void take('beats', { name: '', text: JSON.stringify(beatCollection(file.features)) })
  }

  async function chooseOfficers(file: File | undefined): Promise<void> {
    if (file) await take('officers', { name: file.name, text: await readText(file) })
  }

  function retire(wanted: boolean): void {
    setRetire(wanted)
    void look(filesOf(chosen, wanted))
  }
  return { chosen, retireMissing, tooLarge, takeBeats, chooseOfficers, retire }
}

interface RetireProps {
  count: number
  checked: boolean
  onChange: (checked: boolean) => void
}

function RetireBox({ count, checked, onChange }: RetireProps) {
  const say = useWords(importWords)
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      <span>
        {say('retire')}
        <span className="hint">{say('retireHint', { count })}</span>
      </span>
    </label>
  )
}

function filesOf({ beats, officers }: Partial<Record<Which, Chosen>>, retireMissing: boolean): CheckFiles {
  return {
    retireMissing,
    ...(beats && { beats: beats.text }),
    ...(officers && { officers: officers.text }),
  }
}

function useCheck(city: string) {
  const [checked, setChecked] = useState<Checked>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  async function look(files: CheckFiles): Promise<void> {
    setBusy(true)
    setError(undefined)
    await checkFiles(city, files).then(setChecked, setError)
    setBusy(false)
  }
  return { checked, error, busy, look }
}

interface FileProps {
  chosen: Chosen | undefined
  onChoose: (file: File | undefined) => Promise<void>
}

function OfficersField({ chosen, onChoose }: FileProps) {
  const say = useWords(importWords)
  return (
    <div className="stack t">
      <label className="btn bt-file">
        {say('officersFile')}
        <input
          type="file"
          className="vh"
          accept=".csv,text/csv"
          onChange={({ target }) => {
            void onChoose(target.files?.[0])
            target.value = ''
          }}
        />
      </label>
      {chosen && <p className="small muted">{say('chosen', { name: chosen.name })}</p>}
    </div>
  )
}
