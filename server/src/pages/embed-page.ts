import type { City } from '@bezpechne/shared/cities'
import type { ErrorCode } from '@bezpechne/shared/errors'
import type { InquiryPage, InquirySummary, Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { stateWords } from '@bezpechne/shared/words/inquiry-states'

import { barred } from './bars.ts'
import { type Html, html } from './html.ts'
import type { ListAsked } from './list-asked.ts'
import { absencesOf } from './plain-pages.ts'
import type { Page } from './shell.ts'
import { countsInWords, dayInWords, pageWords } from './words.ts'

interface Embedded {
  city: Pick<City, 'id' | 'name'>
  found: InquiryPage
  asked: ListAsked
}

/** What another site shows in a frame: the newest of a city, each opening in a window of its own. */
export function embedPage({ city, found, asked }: Embedded, language: Language): Page {
  const words = textIn(pageWords, language)
  const { colour, topics, district, q } = asked
  const narrowed = Object.entries({ colour, topics, district, q }).filter(([, value]) => value)
  const map = `/${city.id}?${new URLSearchParams([...narrowed, ['lang', language]]).toString()}`
  return {
    language,
    title: textIn(city.name, language),
    scripts: 'embed',
    body: html`<main id="main" class="embed">
      <h1>${textIn(city.name, language)}</h1>
      <p>${countsInWords(found.counts, language)}</p>
      ${mapOf(city.id, asked)}
      ${
        // The picture shows all of a city: beside a narrowed list it would say something else.
        narrowed.length === 0 && pictureOf(city.id, language)
      }
      <p>${outside(map, html`${words.openMap}`, language)}</p>
      ${
        found.items.length > 0
          ? html`<ul>
              ${found.items.map((item) => listItem(item, language))}
            </ul>`
          : html`<p>${words.none}</p>`
      }
      <p class="small">
        ${words.emergency} <a href="tel:102">102</a> <a href="tel:112">112</a> ${words.emergencyNote}
      </p>
    </main>`,
  }
}

/** Filled by the frame's one script: web/src/embed. */
function mapOf(city: string, { colour, topics, district, q }: ListAsked): Html {
  return html`<div
    id="embed-map"
    class="embed-map"
    data-city="${city}"
    data-colour="${colour}"
    data-topics="${topics}"
    data-district="${district}"
    data-q="${q}"
  ></div>`
}

function pictureOf(city: string, language: Language): Html {
  return html`<p class="embed-picture">
    <img
      src="/${city}/card.png?lang=${language}"
      width="1200"
      height="630"
      loading="lazy"
      alt="${textIn(pageWords, language).picture}"
    />
  </p>`
}

/** The frame says why it is empty: a browser would say that this site refuses. */
export function embedAbsentPage(code: ErrorCode, language: Language): Page {
  const [title, text] = absencesOf(code, language)
  return {
    language,
    title,
    scripts: false,
    body: html`<main id="main" class="embed">
      <h1>${title}</h1>
      <p>${text}</p>
      <p>${outside(`/?lang=${language}`, html`${textIn(pageWords, language).allCities}`, language)}</p>
    </main>`,
  }
}

function listItem(item: InquirySummary, language: Language) {
  const { city, number, title, state, colour, place, district, publishedOn } = item
  const where = place || textIn(district?.name, language)
  const shown = html`${marks[colour]}<b>${barred(title, textIn(pageWords, language).blanked)}</b>
    <span>${textIn(stateWords, language)[state]}</span>
    <span
      >${where && `${where}, `}<time datetime="${publishedOn}"
        >${dayInWords(publishedOn, language)}</time
      ></span
    >`
  return html`<li>${outside(`/${city}/${number}?lang=${language}`, shown, language, 'item')}</li>`
}

function outside(href: string, shown: Html, language: Language, look = ''): Html {
  return html`<a class="${look}" href="${href}" target="_blank" rel="noopener noreferrer"
    >${shown} <span class="vh">${textIn(pageWords, language).newWindow}</span></a
  >`
}

/** Those of the app: web/src/ui/pin-mark.tsx. */
const marks = {
  green: html`<svg class="pin-svg" width="20" height="20" viewBox="0 0 32 32" aria-hidden="true">
    <circle class="pin-body pin-body-green" cx="16" cy="16" r="14" />
    <path class="pin-glyph" d="m9.8 16.5 4.4 4.4 8.2-9" stroke-width="3.2" />
  </svg>`,
  red: html`<svg class="pin-svg" width="20" height="25" viewBox="0 0 32 40" aria-hidden="true">
    <path class="pin-body pin-body-red" d="M16 39C11 31.5 3 24.5 3 15a13 13 0 1 1 26 0c0 9.5-8 16.5-13 24Z" />
    <path class="pin-glyph" d="M11.9 12.3a4.2 4.2 0 1 1 6.2 3.7c-1.5.8-2.1 1.7-2.1 3.2" stroke-width="2.9" />
    <circle class="pin-dot" cx="16" cy="23.3" r="1.9" />
  </svg>`,
}
