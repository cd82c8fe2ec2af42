import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { useForgetMe } from './api.ts'
import { CodeStep } from './code-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { words } from './words.ts'

/** E-mail and password, then the code where one is asked for. Stands on its page and in the dialog of a desk. */
export function SignInForm({ onDone }: { onDone?: () => void }) {
  const say = useWords(words)
  const forgetMe = useForgetMe()
  const [asking, setAsking] = useState(false)
  const [expired, setExpired] = useState<unknown>()

  async function finish() {
    await forgetMe()
    onDone?.()
  }

  return (
    <>
      {/* Hidden, not gone: what was typed is there again when the code took too long. */}
      <div hidden={asking}>
        <PasswordStep
          expired={expired}
          onNext={(next) => (next === 'second-factor' ? setAsking(true) : void finish())}
        />
      </div>
      {asking && (
        <div className="stack">
          <h2>{say('codeTitle')}</h2>
          <p className="muted">{say('codeText')}</p>
          <CodeStep
            label={say('code')}
            hint={say('codeHint')}
            onDone={() => void finish()}
            onExpired={(error) => {
              setExpired(error)
              setAsking(false)
            }}
            onBack={() => setAsking(false)}
            backLabel={say('startAgain')}
          />
        </div>
      )}
    </>
  )
}
