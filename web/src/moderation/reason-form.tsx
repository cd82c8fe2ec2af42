import { type RejectionReason, rejectionReasons } from '@bezpechne/shared/inquiry-states'
import { reasonAdvice, reasonWords } from '@bezpechne/shared/words/inquiry-states'
import { type ReactNode, type RefObject, type SubmitEvent, useEffect, useEffectEvent, useRef } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { decisionWords } from './decision-words.ts'
import { areSignKeysOn } from './use-desk-keys.ts'

interface Props {
  chosen: RejectionReason | undefined
  onChoose: (reason: RejectionReason) => void
  onSubmit: () => void
  /** What follows the reasons: a note, the buttons. */
  children: ReactNode
}

/** A form that begins with the closed list of reasons: a digit chooses, Enter sends. */
export function ReasonForm({ chosen, onChoose, onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useReasonKeys(form, onChoose)
  return (
    <form
      ref={form}
      className="stack"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Reasons chosen={chosen} onChoose={onChoose} />
      {children}
    </form>
  )
}

function useReasonKeys(form: RefObject<HTMLFormElement | null>, onChoose: Props['onChoose']): void {
  const choose = useEffectEvent((place: number) => {
    const reason = rejectionReasons[place]
    if (reason) onChoose(reason)
  })
  useEffect(
    function listenForDigits() {
      const box = form.current
      const reasons = box?.querySelectorAll<HTMLElement>('input[type=radio]')
      reasons?.[0]?.focus()
      const hear = ({ code, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
        const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
        if (!digit || ctrlKey || metaKey || altKey || !areSignKeysOn()) return
        if (target instanceof HTMLTextAreaElement) return
        const place = (Number(digit) + 9) % 10
        choose(place)
        // Enter sends from there.
        reasons?.[place]?.focus()
      }
      box?.addEventListener('keydown', hear)
      return function stopListening() {
        box?.removeEventListener('keydown', hear)
      }
    },
    [form],
  )
}

/** Under the chosen one, what the author will read. */
function Reasons({ chosen, onChoose }: Pick<Props, 'chosen' | 'onChoose'>) {
  const say = useWords(decisionWords)
  const language = useLanguage()
  return (
    <fieldset className="stack t">
      <legend className="vh">{say('rejectTitle')}</legend>
      {rejectionReasons.map((code, place) => (
        <label className="choice keyed" key={code}>
          <input type="radio" name="reason" checked={chosen === code} onChange={() => onChoose(code)} />
          <span>
            <b>{reasonWords[language][code]}</b>
            {chosen === code && (
              <span className="hint">
                {say('authorWillRead')} {reasonAdvice[language][code]}
              </span>
            )}
          </span>
          <kbd aria-hidden="true">{(place + 1) % 10}</kbd>
        </label>
      ))}
    </fieldset>
  )
}
