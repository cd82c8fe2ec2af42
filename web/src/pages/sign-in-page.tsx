import type { Me } from '@bezpechne/shared/accounts'
import { Link } from '@tanstack/react-router'

import {
  accountWords,
  DeskList,
  KeyNotice,
  ProtectNotice,
  SignInForm,
  SignOutButton,
  useMe,
} from '../accounts/index.ts'
import { helpAt } from '../lib/help.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'

/** /desk: who is not signed in signs in; who is chooses a desk. */
export function SignInPage() {
  const say = useWords(accountWords)
  const { data: me, error, refetch } = useMe()
  useTitle(say(me ? 'deskTitle' : 'signInTitle'))
  return (
    <main id="main" className="page narrow">
      {me && <Desks me={me} />}
      {me === null && (
        <div className="stack signin">
          <header className="stack t">
            <h1>{say('signInTitle')}</h1>
            <p className="muted">{say('signInText')}</p>
          </header>
          <div className="card">
            <SignInForm />
          </div>
          <p>
            <a href={helpAt('signing-in')}>{say('cannot')}</a>
          </p>
        </div>
      )}
      {me === undefined &&
        (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={2} />)}
    </main>
  )
}

function Desks({ me }: { me: Me }) {
  const say = useWords(accountWords)
  return (
    <div className="stack signin">
      <header className="stack t">
        <h1>{say('deskTitle')}</h1>
        <p className="muted">{say('signedInAs', { name: me.name, email: me.email })}</p>
      </header>
      <ProtectNotice me={me} />
      <KeyNotice me={me} />
      <DeskList me={me} />
      <div className="row">
        <Link className="btn" to="/desk/security">
          {say('security')}
        </Link>
        <SignOutButton />
      </div>
    </div>
  )
}
