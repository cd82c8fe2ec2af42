import { textIn } from '@bezpechne/shared/languages'
import type { WaitingGrant } from '@bezpechne/shared/operator-costs'

import { formatDay } from '../lib/format.ts'
import { useTask } from '../lib/use-task.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useOperatorAct, useWaitingGrants } from './api.ts'
import { costWords } from './cost-words.ts'

/** Roles that two people give, where one has asked. */
export function GrantList() {
  const say = useWords(costWords)
  const { data, error, refetch } = useWaitingGrants()
  return (
    <section className="stack" aria-labelledby="op-grants">
      <h2 id="op-grants">{say('grants')}</h2>
      <p className="muted">{say('grantsText')}</p>
      {!data && (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={2} />)}
      {data?.length === 0 && <p>{say('noGrants')}</p>}
      <ul className="stack t">
        {data?.toSorted(yoursFirst).map((grant) => (
          <li key={grant.id} className="card stack t">
            <Grant grant={grant} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What this operator may decide stands above what a city decides itself. */
function yoursFirst(a: WaitingGrant, b: WaitingGrant): number {
  return Number(b.decidable) - Number(a.decidable)
}

function Grant({ grant: { id, city, role, email, askedBy, until, decidable } }: { grant: WaitingGrant }) {
  const say = useWords(costWords)
  const language = useLanguage()
  const operate = useOperatorAct()
  const { busy, error, run } = useTask()
  const decide = (word: 'approve' | 'refuse') => {
    if (busy) return
    void run(async () => {
      await operate(`/cities/${city.id}/grants/${id}/${word}`)
      toast(say(word === 'approve' ? 'agreed' : 'refused'))
    })
  }
  return (
    <>
      <p>
        <b>{textIn(city.name, language)}</b>: {say(role)}
      </p>
      <p className="small muted">
        {[
          email,
          askedBy && say('askedBy', { name: askedBy }),
          say('until', { when: formatDay(until, language) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {error !== undefined && <Trouble error={error} />}
      {decidable ? (
        <div className="row">
          <Decide label={say('agree')} name={say('agreeTo', { email })} onPress={() => decide('approve')} />
          <Decide label={say('refuse')} name={say('refuseTo', { email })} onPress={() => decide('refuse')} />
        </div>
      ) : (
        <p className="small">{say('byCity')}</p>
      )}
    </>
  )
}

function Decide({ label, name, onPress }: { label: string; name: string; onPress: () => void }) {
  return (
    <button type="button" className="btn s" aria-label={name} onClick={onPress}>
      {label}
    </button>
  )
}
