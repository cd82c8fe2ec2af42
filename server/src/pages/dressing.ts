import { telOf } from '@bezpechne/shared/card-words'
import type { CityDetail } from '@bezpechne/shared/cities'
import type { Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import type { CityLook } from '@bezpechne/shared/look'
import { linesIn } from '@bezpechne/shared/look-parts'

import { Html, html } from './html.ts'
import { lookPageWords } from './look-words.ts'
import type { Page } from './shell.ts'
import { pageWords } from './words.ts'

interface Dress {
  city: Pick<CityDetail, 'id' | 'name' | 'contact'>
  look: CityLook
}

/**
 * A page of a community as it wants to look: its name and emblem in the header, what it announces, whom to call. The
 * script finds the same on <html>, so nothing moves when it takes over.
 */
export function dressed(page: Page, dress: Dress): Page {
  const { language } = page
  const { city, look } = dress
  // NOTE: the first one is ours, of framed(): what people wrote is escaped, and comes after it.
  const body = page.body.text.replace(
    '</header>',
    () => html`${nameOf(dress, language)}</header>${noticeOf(look, language)}`.text,
  )
  return {
    ...page,
    body: new Html(`${body}${helpOf(dress, language).text}`),
    look: { city: city.id, name: city.name, ...look },
    offered: look.languages,
  }
}

function nameOf({ city, look: { emblem } }: Dress, language: Language): Html {
  return html`<a class="city" href="/${city.id}"
    >${emblem && html`<img class="emblem" src="${emblem.url}" alt="${textIn(emblem.alt, language)}" width="28" height="28" />`}
    <span>${textIn(city.name, language)}</span></a
  >`
}

function noticeOf({ notice }: CityLook, language: Language): Html | undefined {
  return (
    notice &&
    html`<aside class="sitenote ${notice.level}" aria-label="${textIn(lookPageWords, language).notice}">
      ${signs[notice.level]}
      <p>${textIn(notice.text, language)}</p>
    </aside>`
  )
}

/** Those of the app: web/src/ui/shapes.tsx. */
const signs = {
  info: html`<svg class="ic" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 11v5M12 8v.3" />
  </svg>`,
  warning: html`<svg class="ic" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 4 2.8 19.5h18.4L12 4Z" />
    <path d="M12 10v4.5M12 17v.3" />
  </svg>`,
}

function helpOf({ city, look: { hours, lines } }: Dress, language: Language): Html {
  const { phone, email } = city.contact
  const words = textIn(lookPageWords, language)
  return html`<footer class="foot">
    <section class="help">
      ${
        (phone || email) &&
        html`<h2>${textIn(pageWords, language).contact}</h2>
          <p>
            ${phone && html`<a href="${telOf(phone)}">${phone}</a> `}${email && html`<a href="mailto:${email}">${email}</a>`}
          </p>
          <p>${words.hours} ${textIn(hours, language)}</p>`
      }
      <h2>${words.lines}</h2>
      <ul>
        ${linesIn(lines, language).map(({ number, about }) => html`<li><a href="${telOf(number)}">${number}</a> <span>${about}</span></li>`)}
      </ul>
    </section>
  </footer>`
}
