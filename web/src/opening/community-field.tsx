import '../ui/place-list.css'
import type { Community } from '@bezpechne/shared/opening'
import type { ReactNode } from 'react'

import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { useCombo } from '../ui/use-combo.ts'
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
  const combo = useCombo({
    count: found.length,
    onChoose(index) {
      const community = found[index]
      if (community) onChoose(community)
    },
  })
  return (
    <Field label={say('community')} hint={say('communityHint')} error={error}>
      {(control) => (
        <div className="community">
          <input
            {...control}
            {...combo.input}
            {...combo.keys}
            className="in"
            autoComplete="off"
            maxLength={100}
            value={value}
            onChange={({ target }) => {
              combo.onType()
              onType(target.value)
            }}
          />
          {combo.shown && <Found found={found} combo={combo} />}
        </div>
      )}
    </Field>
  )
}

function Found({ found, combo }: { found: readonly Community[]; combo: ReturnType<typeof useCombo> }) {
  const say = useWords(openingWords)
  return (
    <div className="placebox">
      <ul {...combo.list} aria-label={say('found')}>
        {found.map(({ katottg, name, around }, index) => (
          <li
            {...combo.option(index)}
            key={`${katottg} ${name}`}
            className={index === combo.at ? 'placeopt pointed' : 'placeopt'}
          >
            <span>{name}</span>
            <span className="small muted">{around}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
