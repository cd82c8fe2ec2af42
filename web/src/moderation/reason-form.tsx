import { type ReactNode, type RefObject, type SubmitEvent, useEffect, useEffectEvent, useRef } from 'react'

import { useWords } from '../lib/words.ts'
import { decisionWords } from './decision-words.ts'
import { areSignKeysOn } from './use-desk-keys.ts'

export interface ReasonOption<Code extends string> {
  code: Code
  title: string
  /** What the author will read. */
  advice: string
}

interface Props<Code extends string> {
  /** Of the group, for who does not see the dialog. */
  legend: string
  options: readonly ReasonOption<Code>[]
  chosen: Code | undefined
  onChoose: (reason: Code) => void
  onSubmit: () => void
  /** What follows the reasons: a note, the buttons. */
  children: ReactNode
}

/** A form that begins with a closed list of reasons: a digit chooses, Enter sends. */
export function ReasonForm<Code extends string>(props: Props<Code>) {
  const { options, onChoose, onSubmit, children } = props
  const form = useRef<HTMLFormElement>(null)
  useReasonKeys(form, (place) => {
    const option = options[place]
    if (option) onChoose(option.code)
  })
  return (
    <form
      ref={form}
      className="stack"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Reasons {...props} />
      {children}
    </form>
  )
}

function useReasonKeys(form: RefObject<HTMLFormElement | null>, onPlace: (place: number) => void): void {
  const choose = useEffectEvent(onPlace)
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
function Reasons<Code extends string>({ legend, options, chosen, onChoose }: Props<Code>) {
  const say = useWords(decisionWords)
  return (
    <fieldset className="stack t">
      <legend className="vh">{legend}</legend>
      {options.map(({ code, title, advice }, place) => (
        <label className="choice keyed" key={code}>
          <input type="radio" name="reason" checked={chosen === code} onChange={() => onChoose(code)} />
          <span>
            <b>{title}</b>
            {chosen === code && (
              <span className="hint">
                {say('authorWillRead')} {advice}
              </span>
            )}
          </span>
          <kbd aria-hidden="true">{(place + 1) % 10}</kbd>
        </label>
      ))}
    </fieldset>
  )
}
