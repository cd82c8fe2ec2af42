import type { ReactNode } from 'react'

import { useCity, useContextOf } from '../lib/reference.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { PlacePicker } from '../map/place-picker.tsx'
import { TextField } from '../ui/text-field.tsx'
import { reviseWords } from './revise-words.ts'
import type { RevisionDraft } from './revision.ts'

interface Props {
  city: string
  draft: RevisionDraft
  error: ReactNode
  onChange: (change: Partial<RevisionDraft>) => void
}

/** By address, by a point, or by both. */
export function RevisionPlace({ city: id, draft, error, onChange }: Props) {
  const say = useWords(reviseWords)
  const language = useLanguage()
  const { data: city } = useCity(id)
  const { data: context } = useContextOf(id)
  return (
    <>
      <TextField
        label={say('address')}
        error={error}
        value={draft.address}
        max={200}
        onChange={(address) => onChange({ address })}
      />
      {city && (
        <div className="nq-map">
          <PlacePicker
            centre={city.centre}
            zoom={draft.at ? 14 : city.zoom}
            at={draft.at ?? undefined}
            onChange={(at) => onChange({ at })}
            geojson={context}
            language={language}
            label={say('place')}
            credit={city.credit}
          />
        </div>
      )}
      {draft.at && (
        <p>
          <button type="button" className="btn quiet s" onClick={() => onChange({ at: null })}>
            {say('dropPoint')}
          </button>
        </p>
      )}
    </>
  )
}
