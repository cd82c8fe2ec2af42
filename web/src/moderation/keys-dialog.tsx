import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { decisionWords } from './decision-words.ts'
import { deskKeys } from './desk-keys.ts'
import { areSignKeysOn, switchSignKeys } from './use-desk-keys.ts'

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(decisionWords)
  return (
    <Dialog title={say('keysTitle')} onClose={onClose}>
      <dl className="dl keylist">
        {deskKeys.map(({ name, shown, meaning }) => (
          <div key={name}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{say(meaning)}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">{say('keyNote')}</p>
      <SignKeysSwitch />
    </Dialog>
  )
}

function SignKeysSwitch() {
  const say = useWords(decisionWords)
  const [on, setOn] = useState(areSignKeysOn)
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={on}
        aria-describedby="sign-keys"
        onChange={({ target }) => {
          switchSignKeys(target.checked)
          setOn(target.checked)
        }}
      />
      <span>
        {say('keySwitch')}
        <span className="hint" id="sign-keys">
          {say('keySwitchHint')}
        </span>
      </span>
    </label>
  )
}
