import type { ErrorCode } from '@bezpechne/shared/errors'
import type { Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { errorWords } from '@bezpechne/shared/words/errors'

import { html } from './html.ts'
import { framed } from './parts.ts'
import type { Page } from './shell.ts'
import { pageWords } from './words.ts'

type Titled =
  | 'about'
  | 'legal'
  | 'receipt'
  | 'mine'
  | 'outbox'
  | 'notices'
  | 'invitation'
  | 'reply'
  | 'reset'
  | 'follow'
  | 'desk'
  | 'operator'
  | 'open'
  | 'numbers'
  | 'data'
  | 'offline'
  | 'letters'

/** A page that the script draws; the address it has for search engines, where it is for them. */
export function appPage(name: Titled, language: Language, canonical?: string): Page {
  const words = textIn(pageWords, language)
  const title = words[name]
  return {
    language,
    title,
    canonical,
    body: framed(
      language,
      html` <h1>${title}</h1>
        <p>${words.loading}</p>
        <noscript><p>${words.needsScript}</p></noscript>`,
    ),
  }
}

/** What a browser keeps for hours without a link, whatever address is opened then. */
export function shellPage(language: Language): Page {
  const words = textIn(pageWords, language)
  return {
    language,
    title: words.product,
    shell: true,
    body: framed(language, html`<p>${words.loading}</p>`),
  }
}

/** A private page: the tab and the history say nothing of a letter. */
export function privatePage(name: 'letters' | 'desk', language: Language): Page {
  return { ...appPage(name, language), title: textIn(pageWords, language).product }
}

/** Why there is nothing to see, and where to go from here. */
export function absentPage(code: ErrorCode, language: Language): Page {
  const words = textIn(pageWords, language)
  const [title, text] = absencesOf(code, language)
  return {
    language,
    title,
    body: framed(
      language,
      html` <h1>${title}</h1>
        <p>${text}</p>
        <p><a href="/">${words.allCities}</a> · <a href="/receipt">${words.receipt}</a></p>`,
    ),
  }
}

export function absencesOf(code: ErrorCode, language: Language): [title: string, text: string] {
  const words = textIn(pageWords, language)
  if (code === 'gone') return [words.gone, words.goneText]
  if (code === 'inquiry-not-found') return [words.noInquiry, words.notFoundText]
  if (code === 'not-found' || code === 'city-not-found' || code === 'beat-not-found')
    return [words.notFound, words.notFoundText]
  return [words.failed, textIn(errorWords, language)[code]]
}
