import type { CityDetail } from '@bezpechne/shared/cities'
import type { ContextItem } from '@bezpechne/shared/context'
import { type SubmitEvent, useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { MergeChoices, NamedTarget } from './merge-choices.tsx'
import { DialogActs, NoteField } from './note-and-acts.tsx'
import { useCaseContext } from './use-context.ts'
import { useNamed } from './use-named.ts'
import { weighingWords } from './weighing-words.ts'

interface Props {
  city: CityDetail
  id: string
  onMerge: (into: string, note: string) => Promise<void>
  onClose: () => void
}

/** The target from what is near or alike, by the arrow keys, or by its number. */
export function MergeDialog({ city, id, onMerge, onClose }: Props) {
  const say = useWords(weighingWords)
  const choices = useChoices(city.id, id)
  const [chosen, setChosen] = useState<string>()
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const named = useNamed(city, typed)
  const into = typed.trim() ? named.found?.number : chosen

  async function merge(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setAsked(true)
    setError(undefined)
    if (!into || busy) return
    setBusy(true)
    await onMerge(into, note.trim()).catch(setError)
    setBusy(false)
  }

  return (
    <Dialog title={say('mergeTitle')} onClose={onClose}>
      <form className="stack" onSubmit={(event: SubmitEvent) => void merge(event)}>
        <p className="hint">{say('mergeText')}</p>
        <MergeChoices
          items={choices}
          chosen={typed.trim() ? undefined : chosen}
          onChoose={(number) => {
            setChosen(number)
            setTyped('')
          }}
        />
        <TextField
          label={say('mergeNumber')}
          hint={say('mergeNumberHint')}
          error={asked && !into && say(typed.trim() ? 'mergeNothing' : 'mergeChoose')}
          value={typed}
          max={30}
          onChange={setTyped}
        />
        {typed.trim() && <NamedTarget found={named.found} missing={named.missing} />}
        <NoteField note={note} onChange={setNote} />
        <DialogActs act={say('mergeDo')} busy={busy} error={error} onClose={onClose} />
      </form>
    </Dialog>
  )
}

/** What everybody can see of those that stand beside it. */
function useChoices(city: string, id: string): ContextItem[] {
  const { data } = useCaseContext(city, id)
  return data ? [...data.near, ...data.alike].filter(({ state }) => state !== 'submitted').slice(0, 6) : []
}
