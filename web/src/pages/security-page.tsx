import { Link } from '@tanstack/react-router'

import {
  accountWords,
  KeyNotice,
  OpeningNotice,
  OwnActivity,
  SecuritySettings,
  SignOutButton,
  useMe,
} from '../accounts/index.ts'
import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'

/** /desk/security: the second factor, the password, the way out. */
export function SecurityPage() {
  const say = useWords(accountWords)
  const { data: me, error, refetch } = useMe()
  useTitle(say('security'))
  return (
    <main id="main" className="page narrow">
      <div className="stack signin">
        <header className="stack t">
          <Link className="backlink" to="/desk">
            <Icon name="left" />
            {say('back')}
          </Link>
          <h1>{say('security')}</h1>
          {me && <p className="muted">{say('signedInAs', { name: me.name, email: me.email })}</p>}
        </header>
        {me && (
          <>
            <KeyNotice me={me} />
            <SecuritySettings me={me} />
            <OpeningNotice me={me} />
            {(me.secondFactor || !me.secondFactorRequired) && <OwnActivity />}
            <p>
              <SignOutButton />
            </p>
          </>
        )}
        {me === null && (
          <Notice title={say('notSignedIn')}>
            <p>
              <Link to="/desk">{say('toSignIn')}</Link>
            </p>
          </Notice>
        )}
        {me === undefined &&
          (error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={2} />)}
      </div>
    </main>
  )
}
