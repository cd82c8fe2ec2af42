import type { Role } from '@bezpechne/shared/access'
import { leastMembers, mayHold } from '@bezpechne/shared/key-circles'
import type { Mailboxes, MailboxVersion } from '@bezpechne/shared/keys'
import { textIn } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { SelectField } from '../ui/select-field.tsx'
import { KnownPeople } from './known-people.tsx'
import { type Kind, proposeNext } from './steps.ts'
import { useToldStep } from './use-told-step.ts'
import { words } from './words.ts'

interface Props {
  city: string
  board: Mailboxes
  roles: Role[]
  onChanged: () => void
}

const ofCity = ['moderation', 'oversight'] as const

/** The first version of a mailbox that is not there yet: for whom, and who holds it. */
export function NewMailbox({ city, board, roles, onChanged }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const [chosen, setChosen] = useState('')
  const options = [
    ...ofCity
      .filter((kind) => mayHold(roles, kind) && !board.items.some(isOf(kind)))
      .map((kind) => ({ value: `${kind}:city`, name: say(kind) })),
    ...(mayHold(roles, 'beat')
      ? board.without.map(({ id, name }) => ({ value: `beat:${id}`, name: textIn(name, language) }))
      : []),
  ]
  if (!options.length) return null
  const [kind, scope] = readChoice(chosen)
  return (
    <details className="card kmore">
      <summary>
        <h2 className="h3">{say('newMailbox')}</h2>
      </summary>
      <div className="stack">
        <SelectField
          label={say('forWhom')}
          value={chosen}
          none={say('choose')}
          options={options}
          onChange={setChosen}
        />
        {kind && (
          <FirstMembers
            key={chosen}
            {...{ city, board, kind, scope }}
            onDone={(isProposed) => {
              setChosen('')
              if (isProposed) onChanged()
            }}
          />
        )}
      </div>
    </details>
  )
}

interface FirstMembersProps extends Pick<Props, 'city' | 'board'> {
  kind: Kind
  scope: string
  onDone: (isProposed: boolean) => void
}

function FirstMembers({ city, board, kind, scope, onDone }: FirstMembersProps) {
  const say = useWords(words)
  const tell = useToldStep()
  const [who, setWho] = useState<string[]>([])
  const people = board.colleagues.filter(({ key, roles }) => key && mayHold(roles, kind))
  const picked = people.filter(({ staff }) => who.includes(staff))
  const last = board.items.find((one) => one.kind === kind && one.scope === scope)?.ver ?? 0
  return (
    <>
      <fieldset className="kpick">
        <legend>{say('members')}</legend>
        <p className="hint">{say('pickTwo')}</p>
        {people.map(({ staff, name }) => (
          <label key={staff} className="check">
            <input
              type="checkbox"
              checked={who.includes(staff)}
              onChange={({ target }) =>
                setWho(target.checked ? [...who, staff] : who.filter((one) => one !== staff))
              }
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <KnownPeople
        people={picked}
        me={board.me}
        label={say('propose')}
        disabled={picked.length < leastMembers(kind)}
        onCancel={() => onDone(false)}
        onKnown={async (holders) => {
          tell(await proposeNext(city, { kind, scope, ver: last + 1 }, holders))
          onDone(true)
        }}
      />
    </>
  )
}

const isOf = (kind: Kind) => (version: MailboxVersion) => version.kind === kind && version.state !== 'retired'

function readChoice(chosen: string): [Kind | undefined, string] {
  const [kind, scope = ''] = chosen.split(':')
  return [(['moderation', 'oversight', 'beat'] as const).find((one) => one === kind), scope]
}
