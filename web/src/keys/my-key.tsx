import type { MyStaffKey } from '@bezpechne/shared/keys'
import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import { fingerprint } from '@bezpechne/shared/letters-crypto/staff-key'
import { type ReactNode, useState } from 'react'

import { useSodium } from '../lib/sodium.ts'
import { useUnlocked } from '../lib/unlock.ts'
import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { KitUnlock } from './kit-unlock.tsx'
import { Kit } from './kit.tsx'
import { prepareKey, prepareKit, type ShownKit } from './own.ts'
import { PasswordStep } from './password-step.tsx'
import { words } from './words.ts'

interface Props {
  city: string
  email: string
  mine: MyStaffKey
  /** The usual way to unlock. */
  unlock: ReactNode
  onChanged: () => void
}

type Way = 'rest' | 'kit' | 'anew'

/** One's own key: made, unlocked, recovered; its fingerprint to be read aloud. */
export function MyKey({ city, email, mine: { key }, unlock, onChanged }: Props) {
  const say = useWords(words)
  const unlocked = useUnlocked(city)
  const [way, setWay] = useState<Way>('rest')
  const [kit, setKit] = useState<ShownKit>()

  function done(told: string) {
    setKit(undefined)
    setWay('rest')
    toast(told)
    onChanged()
  }
  const prepare = async (password: string) => setKit(await prepareKey({ city, email, password }))

  if (kit) return <Kit kit={kit} onKept={() => done(say(way === 'kit' ? 'kitMade' : 'made'))} />
  const rest = () => setWay('rest')
  if (!key) return <MakeKey email={email} onPassword={prepare} />
  if (unlocked)
    return (
      <section className="card stack" aria-labelledby="own">
        <h2 id="own">{say('own')}</h2>
        <Fingerprint boxPk={key.boxPk} />
        <NewKit
          onKit={async () => {
            setWay('kit')
            setKit(await prepareKit(city, unlocked.own.seed))
          }}
        />
      </section>
    )
  if (way === 'anew') return <MakeKey email={email} onPassword={prepare} onCancel={rest} />
  if (way === 'kit')
    return (
      <section className="card stack" aria-labelledby="own">
        <h2 id="own">{say('useKit')}</h2>
        <KitUnlock city={city} email={email} onDone={() => done(say('opened'))} onCancel={rest} />
      </section>
    )
  return (
    <div className="stack">
      {unlock}
      <Forgot onWay={setWay} />
    </div>
  )
}

interface MakeKeyProps {
  email: string
  onPassword: (password: string) => Promise<void>
  /** Where there is a key already: what the new one does not open is said, and there is a way back. */
  onCancel?: () => void
}

function MakeKey({ email, onPassword, onCancel }: MakeKeyProps) {
  const say = useWords(words)
  return (
    <section className="card stack" aria-labelledby="own">
      <h2 id="own">{say('noKey')}</h2>
      <p>{say('noKeyText')}</p>
      {onCancel && (
        <Notice tone="warn">
          <p>{say('lostText')}</p>
        </Notice>
      )}
      <PasswordStep
        email={email}
        label={say(onCancel ? 'startAnew' : 'make')}
        onPassword={onPassword}
        {...(onCancel && { onCancel })}
      />
    </section>
  )
}

function Forgot({ onWay }: { onWay: (way: Way) => void }) {
  const say = useWords(words)
  return (
    <details className="kmore">
      <summary>{say('forgot')}</summary>
      <div className="row">
        <button type="button" className="btn s" onClick={() => onWay('kit')}>
          {say('useKit')}
        </button>
        <button type="button" className="btn s quiet" onClick={() => onWay('anew')}>
          {say('lostBoth')}
        </button>
      </div>
    </details>
  )
}

function Fingerprint({ boxPk }: { boxPk: string }) {
  const say = useWords(words)
  const digits = fingerprint(useSodium(), toBytes(boxPk))
  return (
    <>
      <p className="small muted">{say('fingerprint')}</p>
      <p className="code kprint">
        {digits.slice(0, -7)}
        <b>{digits.slice(-7)}</b>
      </p>
      <p>{say('fingerprintText')}</p>
    </>
  )
}

function NewKit({ onKit }: { onKit: () => Promise<void> }) {
  const say = useWords(words)
  const { busy, error, run } = useTask()
  return (
    <>
      {error !== undefined && <Trouble error={error} />}
      <p className="row">
        <button type="button" className="btn s" disabled={busy} onClick={() => void run(onKit)}>
          {say('newKit')}
        </button>
        <span className="small muted">{say('newKitText')}</span>
      </p>
    </>
  )
}
