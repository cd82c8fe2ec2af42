import type { Enrolment } from '@bezpechne/shared/accounts'

import { useWords } from '../lib/words.ts'
import { toast } from '../ui/toast.tsx'
import { CodeStep } from './code-step.tsx'
import { QrCode } from './qr-code.tsx'
import { words } from './words.ts'

interface Props {
  enrolment: Enrolment
  onDone: () => void
  onCancel: () => void
}

/** The app learns the secret by camera, by a press on the same phone, or by hand; then it shows its first code. */
export function Scan({ enrolment, onDone, onCancel }: Props) {
  const say = useWords(words)
  const secret = new URL(enrolment.totpUri).searchParams.get('secret') ?? ''
  async function copy() {
    await navigator.clipboard.writeText(secret)
    toast(say('copied'))
  }
  return (
    <div className="stack">
      <h3>{say('scan')}</h3>
      <p className="muted small">{say('scanText')}</p>
      <QrCode text={enrolment.totpUri} label={say('qr')} />
      <p>
        <a href={enrolment.totpUri}>{say('onThisPhone')}</a>
      </p>
      <div className="stack t">
        <p className="lab">{say('byHand')}</p>
        <div className="row">
          <code className="code secret">{secret.match(/.{1,4}/g)?.join(' ')}</code>
          <button type="button" className="btn s" onClick={() => void copy()}>
            {say('copy')}
          </button>
        </div>
      </div>
      <CodeStep label={say('enterCode')} onDone={onDone} onBack={onCancel} backLabel={say('cancel')} />
    </div>
  )
}
