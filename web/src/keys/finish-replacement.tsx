import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { KnownPeople } from './known-people.tsx'
import type { AtMailbox } from './mailbox-card.tsx'
import { nextOf, proposeNext, staying } from './steps.ts'
import { useToldStep } from './use-told-step.ts'
import { words } from './words.ts'

interface Props extends AtMailbox {
  leaves: { id: string; name: string }
}

/** Two have agreed: the successor makes the version that who goes has no key of. */
export function FinishReplacement({ city, me, colleagues, versions, leaves, onChanged }: Props) {
  const say = useWords(words)
  const tell = useToldStep()
  const [begun, setBegun] = useState(false)
  const active = versions.find(({ state }) => state === 'active')
  if (!active) return null
  return (
    <Notice tone="brand" title={say('finish', { name: leaves.name })}>
      <p>{say('finishText', { name: leaves.name })}</p>
      {begun ? (
        <KnownPeople
          people={staying(colleagues, active).filter(({ staff }) => staff !== leaves.id)}
          me={me}
          label={say('finishDo')}
          onCancel={() => setBegun(false)}
          onKnown={async (holders) => {
            tell(await proposeNext(city, nextOf(versions), holders))
            onChanged()
          }}
        />
      ) : (
        <p>
          <button type="button" className="btn s pri" onClick={() => setBegun(true)}>
            {say('finishDo')}
          </button>
        </p>
      )}
    </Notice>
  )
}
