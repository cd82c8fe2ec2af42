import type { Community } from '@bezpechne/shared/opening'
import type { ReactNode } from 'react'

import { useWords } from '../lib/words.ts'
import { TextField } from '../ui/text-field.tsx'
import { useCommunities } from './api.ts'
import { openingWords } from './words.ts'

interface Props {
  value: string
  /** Taken from the list: nothing more to choose. */
  chosen: boolean
  error: ReactNode
  onType: (value: string) => void
  onChoose: (community: Community) => void
}

/** Typed by hand, or chosen where the list of the country is here. */
export function CommunityField({ value, chosen, error, onType, onChoose }: Props) {
  const say = useWords(openingWords)
  const { data } = useCommunities(chosen ? '' : value)
  const found = chosen ? [] : (data?.items ?? [])
  return (
    <div className="stack t">
      <TextField
        label={say('community')}
        hint={say('communityHint')}
        error={error}
        value={value}
        max={100}
        onChange={onType}
      />
      {found.length > 0 && (
        <ul className="stack t" aria-label={say('found')}>
          {found.map((one) => (
            <li key={`${one.katottg} ${one.name}`}>
              <button type="button" className="btn wide" onClick={() => onChoose(one)}>
                {one.name}
                <span className="small muted">{one.around}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
