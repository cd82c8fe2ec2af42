import { type Language, languages, tongueOf } from '@bezpechne/shared/languages'
import { accents } from '@bezpechne/shared/look-parts'

import { useWords } from '../../lib/words.ts'
import { LookForm } from './look-form.tsx'
import type { FormProps } from './parts.tsx'
import { words } from './words.ts'

/** A closed palette: each is readable by day and by night, and is nobody's pin. */
export function AccentForm({ saved, shown, acts, ...rest }: FormProps) {
  const say = useWords(words)
  const { own, standard, version } = saved.accent
  return (
    <LookForm
      {...rest}
      version={version}
      start={own ?? standard}
      shownWith={(accent) => ({ ...shown, accent })}
      onSave={(accent) => acts.set('accent', accent, version)}
      onReset={own ? () => acts.reset('accent', version) : undefined}
    >
      {({ typed, put }) => (
        <fieldset className="set-choices">
          <legend className="vh">{say('accent')}</legend>
          <div className="lk-colours">
            {accents.map((accent) => (
              <label className="choice" key={accent}>
                <input
                  type="radio"
                  name="look-accent"
                  checked={accent === typed}
                  onChange={() => put(accent)}
                />
                <span className="row">
                  <span
                    className="lk-swatch"
                    data-theme="light"
                    data-accent={accent === 'teal' ? undefined : accent}
                    aria-hidden="true"
                  />
                  {say(accent)}
                </span>
              </label>
            ))}
          </div>
          <p className="small muted">{say('accentHint')}</p>
        </fieldset>
      )}
    </LookForm>
  )
}

/** What the pages of the community are offered in; Ukrainian always. */
export function LanguagesForm({ saved, shown, acts, ...rest }: FormProps) {
  const say = useWords(words)
  const { own, standard, version } = saved.languages
  return (
    <LookForm
      {...rest}
      version={version}
      start={own ?? standard}
      shownWith={(offered) => ({ ...shown, languages: offered })}
      onSave={(offered) => acts.set('languages', offered, version)}
      onReset={own ? () => acts.reset('languages', version) : undefined}
    >
      {({ typed, put }) => (
        <fieldset className="set-choices">
          <legend className="vh">{say('languages')}</legend>
          {languages.map((language) => (
            <label className="check" key={language}>
              <input
                type="checkbox"
                checked={typed.includes(language)}
                disabled={language === 'uk'}
                onChange={({ target }) => put(withOne(typed, language, target.checked))}
              />
              <span>{tongueOf(language).name}</span>
            </label>
          ))}
          <p className="small muted">{say('languagesHint')}</p>
        </fieldset>
      )}
    </LookForm>
  )
}

/** In the order of the switch. */
function withOne(offered: readonly Language[], language: Language, on: boolean): Language[] {
  return languages.filter((one) => (one === language ? on : offered.includes(one)))
}
