import type { Role } from '@bezpechne/shared/access'
import { mayApprove } from '@bezpechne/shared/key-circles'
import type { Mailboxes, MailboxVersion, MyStaffKey } from '@bezpechne/shared/keys'
import type { ReactNode } from 'react'

import { isTrial } from '../lib/letter-pins.ts'
import { go } from '../lib/place.ts'
import { useUnlocked } from '../lib/unlock.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { MailboxCard } from './mailbox-card.tsx'
import { MyKey } from './my-key.tsx'
import { NewMailbox } from './new-mailbox.tsx'
import { Waiting } from './waiting.tsx'
import { words } from './words.ts'

import './keys.css'

interface Props {
  city: string
  email: string
  /** Those held in this city. */
  roles: Role[]
  board: Mailboxes
  /** Undefined for whom a key is not for: an administrator approves, and opens nothing. */
  mine: MyStaffKey | undefined
  unlock: ReactNode
  onChanged: () => void
}

/** The own key, what waits for a second person, and who can open what since when. */
export function KeysView({ city, email, roles, board, mine, unlock, onChanged }: Props) {
  const say = useWords(words)
  const unlocked = useUnlocked(city)
  const shared = { city, roles, board, onChanged }
  // Without a load: what is unlocked stays so.
  const letters = `/desk/letters?city=${city}`
  return (
    <>
      <p>
        <a
          href={letters}
          onClick={(event) => {
            event.preventDefault()
            go(letters)
          }}
        >
          {say('toLetters')}
        </a>
      </p>
      <h1>{say('title')}</h1>
      <p className="muted">{say('lead')}</p>
      {isTrial && (
        <Notice tone="warn" title={say('trial')}>
          <p>{say('trialText')}</p>
        </Notice>
      )}
      {mine && <MyKey {...{ city, email, mine, unlock, onChanged }} />}
      <Waiting {...shared} />
      <WhoOpensWhat {...shared} />
      {mine?.key && !unlocked && <p className="muted">{say('unlockFirst')}</p>}
      {unlocked && <NewMailbox {...shared} />}
    </>
  )
}

interface BoardProps {
  city: string
  roles: Role[]
  board: Mailboxes
  onChanged: () => void
}

function WhoOpensWhat({ city, roles, board, onChanged }: BoardProps) {
  const say = useWords(words)
  const unlocked = useUnlocked(city)
  const mailboxes = [...Map.groupBy(board.items, ({ kind, scope }) => `${kind}:${scope}`).values()]
  const isMine = (versions: MailboxVersion[]) =>
    versions.some(({ members }) => members.some(({ staff }) => staff.id === board.me))
  const cardOf = (versions: MailboxVersion[]) => {
    const active = versions.find(({ state }) => state === 'active')
    const holds = active && unlocked?.boxes.has(`${active.kind}:${active.scope}:${active.ver}`)
    return (
      <MailboxCard
        key={`${versions[0]?.kind} ${versions[0]?.scope}`}
        {...{ city, versions, onChanged }}
        me={board.me}
        colleagues={board.colleagues}
        holds={holds === true}
        mayRemove={active !== undefined && mayApprove(roles, active.kind)}
      />
    )
  }
  const mine = mailboxes.filter(isMine)
  const others = mailboxes.filter((versions) => !isMine(versions))
  return (
    <section className="stack" aria-labelledby="who">
      <h2 id="who">{say('who')}</h2>
      {mine.length > 0 && <ul className="kcards">{mine.map(cardOf)}</ul>}
      {others.length > 0 && (
        <details className="kmore">
          <summary>{say('others')}</summary>
          <ul className="kcards">{others.map(cardOf)}</ul>
        </details>
      )}
      {board.without.length > 0 && <Without board={board} />}
    </section>
  )
}

function Without({ board: { without } }: { board: Mailboxes }) {
  const say = useWords(words)
  return (
    <Notice title={say('without')}>
      <p>{say('withoutText')}</p>
      <p className="small">{without.map(({ id }) => id).join(', ')}</p>
    </Notice>
  )
}
