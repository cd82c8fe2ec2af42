import { languages, textIn, tongueOf } from '@bezpechne/shared/languages'
import type { Language } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { useLanguage, useWords } from '../../lib/words.ts'
import { CategoryIcon } from '../../ui/category-icon.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import type { Line } from './use-order.ts'
import { words } from './words.ts'

/** As the form offers them, with what residents read of whose job each is, in any language of the site. */
export function Preview({ lines }: { lines: readonly Line[] }) {
  const say = useWords(words)
  const own = useLanguage()
  const [language, setLanguage] = useState<Language>(own)
  return (
    <section className="stack t" aria-labelledby="topics-preview">
      <h2 id="topics-preview" className="h3">
        {say('preview')}
      </h2>
      <SelectField
        label={say('previewIn')}
        value={language}
        options={languages.map((one) => ({ value: one, name: tongueOf(one).name }))}
        onChange={(value) => setLanguage(languages.find((one) => one === value) ?? own)}
      />
      <ol className="cat-preview" lang={language}>
        {lines
          .filter(({ on }) => on)
          .map(({ category: { code, icon, name, whose } }) => (
            <li key={code}>
              <CategoryIcon icon={icon} large />
              <div>
                <b>{textIn(name, language)}</b>
                <p className="small muted">{textIn(whose, language)}</p>
              </div>
            </li>
          ))}
      </ol>
      <p className="small muted">{say('safe')}</p>
    </section>
  )
}
