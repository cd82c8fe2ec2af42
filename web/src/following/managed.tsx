import type { ChangeFollowing, Followed, Following } from '@bezpechne/shared/following'
import { knownLanguage, languages, tongueOf } from '@bezpechne/shared/languages'
import { useQueryClient } from '@tanstack/react-query'

import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { SelectField } from '../ui/select-field.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { followingKey, useFollowingActs } from './api.ts'
import { QuietFields, RhythmField } from './how-fields.tsx'
import { ThingLine, useNameOf } from './thing.tsx'
import { words } from './words.ts'

interface Props {
  /** Absent: the session of a resident. */
  token: string | undefined
  following: Following
}

/** All that somebody follows; each change is kept at once. */
export function Managed({ token, following: { items, quiet, language } }: Props) {
  const say = useWords(words)
  const { error, change } = useChange(token)
  if (items.length === 0) {
    return (
      <EmptyState page title={say('none')}>
        <p>{say('noneText')}</p>
      </EmptyState>
    )
  }
  return (
    <div className="stack w narrow-c">
      <h1>{say('pageTitle')}</h1>
      {error !== undefined && <Trouble error={error} />}
      <section className="card stack" aria-labelledby="followed-h">
        <h2 id="followed-h" className="h3">
          {say('list')}
        </h2>
        <ul className="follow-list">
          {items.map((thing) => (
            <Thing key={thing.id} thing={thing} onChange={change} />
          ))}
        </ul>
      </section>
      <section className="card stack">
        {quiet && (
          <QuietFields quiet={quiet} onChange={(wanted) => change({ act: 'quiet', quiet: wanted })} />
        )}
        {language && (
          <SelectField
            label={say('language')}
            value={language}
            options={languages.map((value) => ({ value, name: tongueOf(value).name }))}
            onChange={(value) => change({ act: 'language', language: knownLanguage(value) ?? 'uk' })}
          />
        )}
      </section>
      <section className="stack t">
        <p>
          <button type="button" className="btn" onClick={() => change({ act: 'stop-all' })}>
            {say('stopAll')}
          </button>
        </p>
        <p className="hint">{say('stopAllText')}</p>
      </section>
    </div>
  )
}

function Thing({ thing, onChange }: { thing: Followed; onChange: (change: ChangeFollowing) => void }) {
  const say = useWords(words)
  const name = useNameOf()(thing)
  const { id, rhythm } = thing
  return (
    <li className="follow-thing">
      <ThingLine thing={thing} />
      <div className="row">
        <RhythmField
          label={<span className="vh">{say('rhythmOf', { name })}</span>}
          value={rhythm}
          onChange={(wanted) => onChange({ act: 'rhythm', id, rhythm: wanted })}
        />
        <button
          type="button"
          className="btn"
          aria-label={say('stopOf', { name })}
          onClick={() => onChange({ act: 'stop', id })}
        >
          {say('stop')}
        </button>
      </div>
    </li>
  )
}

function useChange(token: string | undefined) {
  const say = useWords(words)
  const client = useQueryClient()
  const acts = useFollowingActs()
  const { error, run } = useTask()
  function change(wanted: ChangeFollowing): void {
    void run(async () => {
      const now = await acts.change(token === undefined ? wanted : { ...wanted, token })
      client.setQueryData(followingKey(token), now)
      toast(say('saved'))
    })
  }
  return { error, change }
}
