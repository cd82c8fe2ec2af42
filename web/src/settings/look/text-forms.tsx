import type { HelpLine } from '@bezpechne/shared/card-words'
import { languages, tongueOf, written } from '@bezpechne/shared/languages'
import type { SaveContact } from '@bezpechne/shared/opening'

import { useWords } from '../../lib/words.ts'
import { TextField } from '../../ui/text-field.tsx'
import { LineFields, mostLines, noLine } from '../safety/line-fields.tsx'
import { LookForm } from './look-form.tsx'
import type { FormProps } from './parts.tsx'
import { words } from './words.ts'

/** In both languages of the house, and in further ones for who wants. */
export function NameForm({ saved, shown, acts, ...rest }: FormProps) {
  const say = useWords(words)
  const { own, standard, version } = saved.name
  return (
    <LookForm
      {...rest}
      version={version}
      start={own ?? standard}
      shownWith={(name) => ({ ...shown, name })}
      onSave={(name) => acts.set('name', filled(name), version)}
      onReset={own ? () => acts.reset('name', version) : undefined}
    >
      {({ typed, put, trouble }) => (
        <>
          <div className="set-two">
            {languages.map((language) => (
              <TextField
                key={language}
                label={tongueOf(language).name}
                hint={written.some((one) => one === language) ? undefined : say('optional')}
                error={trouble(`value.${language}`)}
                value={typed[language] ?? ''}
                max={80}
                onChange={(name) => put({ ...typed, [language]: name })}
              />
            ))}
          </div>
          <p className="small muted">{say('standardName', { name: standard.uk })}</p>
        </>
      )}
    </LookForm>
  )
}

/** A further language without a name is left out: Ukrainian is read then. */
function filled(names: Record<string, string | undefined>): object {
  const must: readonly string[] = written
  return Object.fromEntries(Object.entries(names).filter(([one, name]) => must.includes(one) || name?.trim()))
}

export function HoursForm({ saved, shown, acts, ...rest }: FormProps) {
  const say = useWords(words)
  const { own, standard, version } = saved.hours
  return (
    <LookForm
      {...rest}
      version={version}
      start={own ?? standard}
      shownWith={(hours) => ({ ...shown, hours })}
      onSave={(hours) => acts.set('hours', hours, version)}
      onReset={own ? () => acts.reset('hours', version) : undefined}
    >
      {({ typed, put, trouble }) => (
        <>
          {written.map((language) => (
            <TextField
              key={language}
              label={tongueOf(language).name}
              error={trouble(`value.${language}`)}
              value={typed[language]}
              max={120}
              onChange={(hours) => put({ ...typed, [language]: hours })}
            />
          ))}
          <p className="small muted">{say('standardHours', { hours: standard.uk })}</p>
        </>
      )}
    </LookForm>
  )
}

/** Whom residents ask about the map itself; in the list of opening a community, too. */
export function ContactForm({
  shown,
  saveContact,
  ...rest
}: Omit<FormProps, 'saved' | 'acts'> & ContactProps) {
  const say = useWords(words)
  const seen = shown.contact
  const { phone, email } = seen
  return (
    <LookForm
      {...rest}
      start={{ phone: phone ?? '', email: email ?? '' }}
      version={JSON.stringify(seen)}
      shownWith={(typed) => ({
        ...shown,
        contact: { phone: filledIn(typed.phone), email: filledIn(typed.email) },
      })}
      onSave={(typed) => saveContact({ phone: filledIn(typed.phone), email: filledIn(typed.email), seen })}
    >
      {({ typed, put, trouble }) => (
        <div className="set-two">
          {(['phone', 'email'] as const).map((field) => (
            <TextField
              key={field}
              label={say(field)}
              error={trouble(field)}
              value={typed[field]}
              max={field === 'phone' ? 24 : 200}
              onChange={(text) => put({ ...typed, [field]: text })}
            />
          ))}
        </div>
      )}
    </LookForm>
  )
}

function filledIn(text: string): string | null {
  return text.trim() || null
}

interface ContactProps {
  saveContact: (contact: SaveContact) => Promise<unknown>
}

export function LinesForm({ saved, shown, acts, ...rest }: FormProps) {
  const say = useWords(words)
  const { own, standard, version } = saved.lines
  return (
    <LookForm
      {...rest}
      version={version}
      start={own ?? standard}
      shownWith={(lines) => ({ ...shown, lines })}
      onSave={(lines) => acts.set('lines', lines, version)}
      onReset={own ? () => acts.reset('lines', version) : undefined}
    >
      {({ typed, put, trouble }) => {
        const putLine = (index: number, line: HelpLine | undefined) =>
          put(typed.toSpliced(index, 1, ...(line ? [line] : [])))
        return (
          <>
            <p className="small muted">{say('alwaysThere')}</p>
            {typed.map((line, index) => (
              <LineFields
                // oxlint-disable-next-line react/no-array-index-key -- a line is what stands at its place
                key={index}
                number={index + 1}
                line={line}
                trouble={(field) => trouble(`value.${index}.${field}`)}
                onChange={(changed) => putLine(index, changed)}
              />
            ))}
            {typed.length < mostLines && (
              <button type="button" className="btn s fit" onClick={() => putLine(typed.length, noLine)}>
                {say('addLine')}
              </button>
            )}
          </>
        )
      }}
    </LookForm>
  )
}
