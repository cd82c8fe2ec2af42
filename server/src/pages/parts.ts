import type { Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'

import { type Html, html } from './html.ts'
import { pageWords } from './words.ts'

const numbers = ['102', '101', '103', '112'] as const

/**
 * What every page has before its scripts: the way to the start, and the numbers that send help.
 * @param tools of a page that stays without a script, beside the way to the start
 */
export function framed(language: Language, main: Html, tools?: Html): Html {
  const words = textIn(pageWords, language)
  return html`<header class="top"><a class="logo" href="/">${words.product}</a>${tools}</header>
    <main id="main" class="page prose">
      ${main}
      <p>
        ${words.emergency}
        ${numbers.map((number) => html`<a href="tel:${number}">${number}</a> `)}${words.emergencyNote}
      </p>
    </main>`
}

/** Lines that people wrote one under another. */
export function paragraphs(text: string): Html[] {
  return text.split(/\n+/).map((line) => html`<p>${line}</p>`)
}

/** The beginning of a text, cut at a word, for search engines and shared links. */
export function beginning(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= 180 ? line : `${line.slice(0, 180).replace(/\s+\S*$/u, '')}…`
}
