import { useId } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { toast } from '../ui/toast.tsx'
import { numbersWords } from './words.ts'

/** What a site of the community pastes to show the newest inquiries in a frame. */
export function EmbedCode({ city }: { city: string }) {
  const say = useWords(numbersWords)
  const language = useLanguage()
  const id = useId()
  const address = `${location.origin}/embed/${city}?lang=${language}`
  const code = `<iframe src="${address}" title="${say('embedTitle')}" width="100%" height="600" loading="lazy"></iframe>`
  async function copy() {
    try {
      await navigator.clipboard.writeText(code)
      toast(say('embedCopied'))
    } catch {
      document.querySelector<HTMLTextAreaElement>(`[id="${id}"]`)?.select()
    }
  }
  return (
    <section className="stack t">
      <h2>
        <label htmlFor={id}>{say('embed')}</label>
      </h2>
      <p className="hint">{say('embedHint')}</p>
      <textarea id={id} className="in" rows={4} readOnly value={code} />
      <p>
        <button type="button" className="btn" onClick={() => void copy()}>
          <Icon name="copy" />
          {say('embedCopy')}
        </button>
      </p>
    </section>
  )
}
