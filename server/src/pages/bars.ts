import { aroundBars } from '@bezpechne/shared/blanks'

import { type Html, html } from './html.ts'

/** What people wrote, with a bar where a moderator took words out. */
export function barred(text: string, blanked: string): Html {
  const bar = html`<span class="blank"><span class="vh">${blanked}</span></span>`
  return html`${aroundBars(text).map((part, index) => html`${index > 0 && bar}${part}`)}`
}
