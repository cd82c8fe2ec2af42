import type { Accepted, OpenedInvitation } from '@bezpechne/shared/members'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import { useAct } from '../lib/act.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useForgetMe, useMe } from './api.ts'
import { invitationWords } from './invitation-words.ts'
import { JoinTrouble } from './join-trouble.tsx'
import { ModeratesToo } from './moderates-too.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { SignOutButton } from './sign-out-button.tsx'

interface Props {
  token: string
  invited: OpenedInvitation
  onDone: () => void
}

/** Who has an account accepts with it: signed in, and as the one the mail went to. */
export function JoinAsMyself({ token, invited: { email, first }, onDone }: Props) {
  const say = useWords(invitationWords)
  const forgetMe = useForgetMe()
  const { data: me } = useMe()
  const [moderates, setModerates] = useState(first)
  const act = useAct()
  const attempt = useMutation({
    mutationFn: () => act<Accepted>('/invitations/join', { token, moderates }),
    onSuccess: async () => {
      onDone()
      await forgetMe()
    },
  })
  if (me === undefined) return <Skeleton rows={2} />
  if (me === null) {
    return (
      <section className="card stack" aria-labelledby="join-signed-out">
        <h2 id="join-signed-out">{say('haveTitle')}</h2>
        <p className="muted">{say('haveText')}</p>
        <SignInForm />
      </section>
    )
  }
  if (me.email !== email) {
    return (
      <Notice tone="warn" title={say('otherTitle')}>
        <p>{say('otherText', { email })}</p>
        <p>
          <SignOutButton />
        </p>
      </Notice>
    )
  }
  return (
    <section className="card stack">
      <p>{say('joinText', { name: me.name })}</p>
      {first && <ModeratesToo checked={moderates} onChange={setModerates} />}
      {attempt.error && <JoinTrouble error={attempt.error} />}
      <button
        type="button"
        className="btn pri big wide"
        aria-disabled={attempt.isPending}
        onClick={() => attempt.isPending || attempt.mutate()}
      >
        {say('accept')}
      </button>
    </section>
  )
}
