import type { City } from '@bezpechne/shared/cities'
import type { InquiryPage, InquirySummary, Language } from '@bezpechne/shared/inquiries'
import { stateWords } from '@bezpechne/shared/words/inquiry-states'
import { startClaims } from '@bezpechne/shared/words/start'

import { addressOf } from '../feeds/index.ts'
import { barred } from './bars.ts'
import { html } from './html.ts'
import { framed } from './parts.ts'
import type { Page } from './shell.ts'
import { countsInWords, dayInWords, pageWords } from './words.ts'

type Names = City['name']

export function startPage(cities: City[], language: Language, at: string): Page {
  const words = pageWords[language]
  const items = cities.map(
    ({ id, name, counts }) =>
      html` <li><a href="/${id}">${name[language]}</a>: ${countsInWords(counts, language)}</li>`,
  )
  return {
    language,
    script: 'start-page',
    title: words.product,
    description: words.claim,
    canonical: `${at}/`,
    body: framed(
      language,
      html` <h1>${startClaims[language].title}</h1>
        <p class="lead">${startClaims[language].lead}</p>
        <h2>${words.chooseCity}</h2>
        <ul class="stack t">
          ${items}
        </ul>`,
    ),
  }
}

export function cityPage(
  city: { id: string; name: Names },
  found: InquiryPage,
  language: Language,
  at: string,
): Page {
  const words = pageWords[language]
  const counts = countsInWords(found.counts, language)
  const list = html`<ul class="stack t">
      ${found.items.map((item) => listItem(item, language))}
    </ul>
    ${found.nextCursor && html`<p>${words.more}</p>`}`
  return {
    language,
    script: 'city-page',
    title: city.name[language],
    description: `${city.name[language]}: ${counts}. ${words.claim}`,
    canonical: `${at}/${city.id}`,
    feeds: [{ title: `${words.product}: ${city.name[language]}`, address: addressOf(city.id, { language }) }],
    body: framed(
      language,
      html` <h1>${city.name[language]}</h1>
        <p>${counts}</p>
        <p><a href="/${city.id}/new">${words.newInquiry}</a></p>
        <h2>${words.newest}</h2>
        ${found.items.length ? list : html`<p>${words.none}</p>`}
        <p><a href="${addressOf(city.id, { language })}">${words.feed}</a></p>
        <p><a href="/">${words.allCities}</a></p>`,
    ),
  }
}

function listItem({ city, number, title, state, place, publishedOn }: InquirySummary, language: Language) {
  return html` <li>
    <a href="/${city}/${number}">${barred(title, pageWords[language].blanked)}</a>:
    ${stateWords[language][state]}.${place && ` ${place}.`}
    <time datetime="${publishedOn}">${dayInWords(publishedOn, language)}</time>
  </li>`
}
