import { codeLength, foldCode, inGroups, readCode } from '@bezpechne/shared/letters-crypto/code'

import { useWords } from '../lib/words.ts'
import { Field } from '../ui/field.tsx'
import { openWords } from './open-words.ts'

interface Props {
  typed: string
  /** Said only after somebody tried: while one types everything is unfinished. */
  tried: boolean
  onType: (typed: string) => void
}

/** Groups appear by themselves; a slip is named by its group, and nobody is asked. */
export function CodeField({ typed, tried, onType }: Props) {
  const say = useWords(openWords)
  const read = readCode(typed)
  const wrong = 'wrong' in read ? read : undefined
  const isWhole = foldCode(typed).length >= codeLength
  const shown = wrong && (tried || isWhole || wrong.wrong.length > 0) ? wrong : undefined
  return (
    <>
      <Field label={say('code')} hint={say('codeHint')} error={shown && <Wrong {...shown} />}>
        {(control) => (
          <textarea
            {...control}
            className="in code lt-codefield"
            rows={2}
            value={typed}
            maxLength={120}
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            onChange={({ target }) => onType(grouped(target.value, typed, target.selectionStart))}
          />
        )}
      </Field>
      <p className="hint">
        {wrong && wrong.missing > 0 && typed !== '' && <b>{say('left', { count: wrong.missing })} </b>}
        {say('notKept')}
      </p>
    </>
  )
}

function Wrong({ wrong, missing }: { wrong: number[]; missing: number }) {
  const say = useWords(openWords)
  if (missing > 0 && wrong.length === 0) return say('left', { count: missing })
  if (missing < 0) return say('extra')
  if (wrong.length === 0) return say('wrongAll')
  const groups = wrong.join(', ')
  return say(wrong.length === 1 ? 'wrongOne' : 'wrongSome', { groups })
}

/** Spaces after every fourth symbol while one types or pastes at the end; whoever corrects inside is left alone. */
export function grouped(now: string, before: string, caret: number): string {
  const line = now.replaceAll('\n', ' ')
  const isAtEnd = caret >= line.length && !before.startsWith(line)
  return isAtEnd ? inGroups(foldCode(line)) : line
}
