import type { Enrolment, Me } from '@bezpechne/shared/accounts'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { enrol, leaveApp, newBackupCodes, useForgetMe } from './api.ts'
import { BackupCodeList } from './backup-codes.tsx'
import { ConfirmPassword } from './confirm-password.tsx'
import { Scan } from './scan.tsx'
import { words } from './words.ts'

type Act = 'enrol' | 'new-codes' | 'leave'

type Step = { at: 'rest' | Act } | { at: 'scan'; enrolment: Enrolment } | { at: 'codes'; codes: string[] }

/** Connecting the authenticator app, its backup codes, and moving to another phone. */
export function SecondFactor({ me }: { me: Me }) {
  const say = useWords(words)
  const [step, setStep] = useState<Step>({ at: 'rest' })
  const isChoosing = step.at !== 'scan' && step.at !== 'codes'
  return (
    <section className="card stack" aria-labelledby="factor">
      <h2 id="factor">{say('factor')}</h2>
      {isChoosing && <p className="muted">{say(me.secondFactor ? 'factorOn' : 'factorOff')}</p>}
      <StepOf me={me} step={step} onStep={setStep} />
    </section>
  )
}

function StepOf({ me, step, onStep }: { me: Me; step: Step; onStep: (step: Step) => void }) {
  const forgetMe = useForgetMe()
  const rest = () => onStep({ at: 'rest' })
  const asked = { email: me.email, onCancel: rest }
  switch (step.at) {
    case 'rest':
      return <Choices enrolled={me.secondFactor} onChoose={(at) => onStep({ at })} />
    case 'enrol':
      return (
        <ConfirmPassword {...asked} act={enrol} onDone={(enrolment) => onStep({ at: 'scan', enrolment })} />
      )
    case 'new-codes':
      return (
        <ConfirmPassword
          {...asked}
          act={newBackupCodes}
          onDone={({ backupCodes }) => onStep({ at: 'codes', codes: backupCodes })}
        />
      )
    case 'leave':
      return (
        <ConfirmPassword
          {...asked}
          act={leaveApp}
          onDone={() => void forgetMe().then(() => onStep({ at: 'enrol' }))}
        />
      )
    case 'scan': {
      const { enrolment } = step
      const showCodes = () => onStep({ at: 'codes', codes: enrolment.backupCodes })
      return <Scan enrolment={enrolment} onDone={() => void forgetMe().then(showCodes)} onCancel={rest} />
    }
    case 'codes':
      return <BackupCodeList codes={step.codes} onKept={rest} />
  }
}

function Choices({ enrolled, onChoose }: { enrolled: boolean; onChoose: (at: Act) => void }) {
  const say = useWords(words)
  if (!enrolled) {
    return (
      <p>
        <button type="button" className="btn pri" onClick={() => onChoose('enrol')}>
          {say('factorStart')}
        </button>
      </p>
    )
  }
  return (
    <div className="stack">
      <p className="row">
        <button type="button" className="btn" onClick={() => onChoose('new-codes')}>
          {say('backupNew')}
        </button>
        <span className="small muted">{say('backupNewText')}</span>
      </p>
      <p className="row">
        <button type="button" className="btn" onClick={() => onChoose('leave')}>
          {say('movePhone')}
        </button>
        <span className="small muted">{say('movePhoneText')}</span>
      </p>
    </div>
  )
}
