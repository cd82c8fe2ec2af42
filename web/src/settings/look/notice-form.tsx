import { tongueOf, written } from '@bezpechne/shared/languages'
import type { LookSettings } from '@bezpechne/shared/look'
import { type NoticeLevel, noticeLevels } from '@bezpechne/shared/look-parts'

import { momentIn, shownIn } from '../../lib/kyiv-time.ts'
import { serverNow } from '../../lib/server-time.ts'
import { useWords } from '../../lib/words.ts'
import { Field } from '../../ui/field.tsx'
import { LongField } from '../long-field.tsx'
import { type Fields, LookForm } from './look-form.tsx'
import type { FormProps } from './parts.tsx'
import { words } from './words.ts'

type Typed = NonNullable<LookSettings['notice']['own']>

/** What is announced to everybody, from one hour to another; times are those of Kyiv. */
export function NoticeForm({ saved, shown, acts, ...rest }: FormProps) {
  const { own, version } = saved.notice
  return (
    <LookForm
      {...rest}
      version={version}
      start={own ? { ...own, from: shownIn(own.from), until: shownIn(own.until) } : fresh()}
      shownWith={({ level, text }) => ({ ...shown, notice: { level, text } })}
      onSave={({ from, until, ...said }) =>
        acts.set('notice', { ...said, from: momentOf(from), until: momentOf(until) }, version)
      }
      onReset={own ? () => acts.reset('notice', version) : undefined}
    >
      {(fields) => <NoticeFields {...fields} />}
    </LookForm>
  )
}

/** From now for a day. */
function fresh(): Typed {
  const now = serverNow().getTime()
  return {
    level: 'info',
    text: { uk: '', en: '' },
    from: shownIn(now),
    until: shownIn(now + 86_400_000),
  }
}

/** What no clock shows stays as it is, and is refused in words. */
function momentOf(shown: string): string {
  return Number.isNaN(Date.parse(`${shown}Z`)) ? shown : momentIn(shown)
}

function NoticeFields({ typed, put, trouble }: Fields<Typed>) {
  const say = useWords(words)
  const { level, text } = typed
  return (
    <>
      <Levels level={level} onChange={(one) => put({ ...typed, level: one })} />
      {written.map((language) => (
        <LongField
          key={language}
          label={`${say('text')}, ${tongueOf(language).name}`}
          hint={say('textHint', { left: Math.max(0, 200 - text[language].length) })}
          error={trouble(`value.text.${language}`)}
          value={text[language]}
          max={200}
          onChange={(typedText) => put({ ...typed, text: { ...text, [language]: typedText } })}
        />
      ))}
      <div className="set-two">
        {(['from', 'until'] as const).map((end) => (
          <Field key={end} label={say(end)} hint={say('kyivTime')} error={trouble(`value.${end}`)}>
            {(control) => (
              <input
                {...control}
                className="in"
                type="datetime-local"
                value={typed[end]}
                onChange={({ target }) => put({ ...typed, [end]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  )
}

function Levels({ level, onChange }: { level: NoticeLevel; onChange: (level: NoticeLevel) => void }) {
  const say = useWords(words)
  return (
    <fieldset className="set-choices">
      <legend className="lab">{say('level')}</legend>
      {noticeLevels.map((one) => (
        <label className="choice" key={one} htmlFor={`look-${one}`}>
          <input
            id={`look-${one}`}
            type="radio"
            name="look-level"
            checked={one === level}
            onChange={() => onChange(one)}
          />
          <b>{say(one)}</b>
          <span className="hint">{say(`${one}Hint`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
