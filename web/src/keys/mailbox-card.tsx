import type { Colleague, MailboxVersion } from '@bezpechne/shared/keys'
import { useState } from 'react'

import { formatDay } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { FinishReplacement } from './finish-replacement.tsx'
import { LetInForm } from './let-in-form.tsx'
import { Members } from './members.tsx'
import { useNameOf } from './names.ts'
import { RemoveForm } from './remove-form.tsx'
import { RotateForm } from './rotate-form.tsx'
import { words } from './words.ts'

/** What every form of a mailbox needs to know. */
export interface AtMailbox {
  city: string
  me: string
  colleagues: Colleague[]
  /** All versions of this mailbox, the newest first. */
  versions: MailboxVersion[]
  onChanged: () => void
}

const acts = ['addMember', 'replaceMember', 'rotate', 'removeMember'] as const
type Act = (typeof acts)[number]

interface Props extends AtMailbox {
  /** Whether one's key is open, and opens the present version. */
  holds: boolean
  mayRemove: boolean
}

export function MailboxCard({ holds, mayRemove, ...at }: Props) {
  const nameOf = useNameOf()
  const { versions, me } = at
  const active = versions.find(({ state }) => state === 'active')
  const newest = versions[0]
  if (!newest) return null
  return (
    <li className="card stack">
      <h3 className="h3">{nameOf(newest)}</h3>
      {versions
        .filter(({ state }) => state !== 'retired')
        .map((version) => (
          <Version key={version.ver} version={version} me={me} />
        ))}
      {active && holds && <Finish {...at} active={active} />}
      {active && <Acts {...at} active={active} holds={holds} mayRemove={mayRemove} />}
      <Earlier versions={versions.filter(({ state }) => state === 'retired')} me={me} />
    </li>
  )
}

/** Two have agreed that one comes instead of another: the last step is one's own. */
function Finish({ active, ...at }: AtMailbox & { active: MailboxVersion }) {
  const own = active.members.find(({ staff, approvedBy }) => staff.id === at.me && approvedBy)
  return own?.insteadOf ? <FinishReplacement {...at} leaves={own.insteadOf} /> : null
}

function Acts({ holds, mayRemove, ...at }: Props & { active: MailboxVersion }) {
  const say = useWords(words)
  const [act, setAct] = useState<Act>()
  if (act) return <Form act={act} {...at} onClose={() => setAct(undefined)} />
  const offered = acts.filter((one) => (one === 'removeMember' ? mayRemove : holds))
  if (!offered.length) return null
  return (
    <p className="row">
      {offered.map((one) => (
        <button key={one} type="button" className="btn s" onClick={() => setAct(one)}>
          {say(one)}
        </button>
      ))}
    </p>
  )
}

export interface FormProps extends AtMailbox {
  active: MailboxVersion
  onClose: () => void
}

function Form({ act, ...props }: FormProps & { act: Act }) {
  switch (act) {
    case 'addMember':
      return <LetInForm {...props} replaces={false} />
    case 'replaceMember':
      return <LetInForm {...props} replaces />
    case 'rotate':
      return <RotateForm {...props} />
    case 'removeMember':
      return <RemoveForm {...props} />
  }
}

function Version({ version, me }: { version: MailboxVersion; me: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const { state, ver, activeAt, retiredAt, proposedAt, listed, members } = version
  const date = formatDay(
    (state === 'active' ? activeAt : state === 'retired' ? retiredAt : null) ?? proposedAt,
    language,
  )
  return (
    <div className="stack t">
      <p className="row">
        <span className={state === 'active' ? 'tag brand' : 'tag'}>{say(state, { date })}</span>
        <span className="small muted">{say('version', { ver })}</span>
      </p>
      <Members members={members} me={me} />
      {state === 'active' && !listed && (
        <Notice tone="warn" title={say('unlisted')}>
          <p>{say('unlistedText')}</p>
        </Notice>
      )}
    </div>
  )
}

function Earlier({ versions, me }: { versions: MailboxVersion[]; me: string }) {
  const say = useWords(words)
  if (!versions.length) return null
  return (
    <details className="kmore">
      <summary>{say('earlier')}</summary>
      <div className="stack">
        {versions.map((version) => (
          <Version key={version.ver} version={version} me={me} />
        ))}
      </div>
    </details>
  )
}
