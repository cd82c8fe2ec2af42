import type { Language } from '@bezpechne/shared/inquiries'

import { Html } from './html.ts'
import type { Page } from './shell.ts'

// NOTE: html`` escapes the quotes of what people wrote, so a href in quotes is always one of ours.
const ours = /(<a (?:class="[\w ]+" )?href="\/(?!api\/|assets\/)[^"#?]*)(\?[^"#]*)?(#[^"]*)?"/g

/** The page of an address with "?lang=": its own address, and every link on it, keeps the language. */
export function inLanguage(page: Page, language: Language): Page {
  const body = page.body.text.replaceAll(ours, (_, path: string, query = '', place = '') => {
    if (/[?&;]lang=/.test(query)) return `${path}${query}${place}"`
    return `${path}${query ? `${query}&amp;` : '?'}lang=${language}${place}"`
  })
  return { ...page, body: new Html(body), inLink: language }
}
