import type { Category } from '@bezpechne/shared/categories'
import type { City } from '@bezpechne/shared/cities'
import type { InquiryPage, InquirySummary, Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { stateWords } from '@bezpechne/shared/words/inquiry-states'
import { startClaims } from '@bezpechne/shared/words/start'

import { addressOf } from '../feeds/index.ts'
import { barred } from './bars.ts'
import { type Html, html } from './html.ts'
import type { ListAsked } from './list-asked.ts'
import { officerPageWords } from './officer-words.ts'
import { framed } from './parts.ts'
import type { Page } from './shell.ts'
import { countsInWords, dayInWords, pageWords } from './words.ts'

type Names = City['name']

export function startPage(cities: City[], language: Language, at: string): Page {
  const words = textIn(pageWords, language)
  const items = cities.map(
    ({ id, name, counts }) =>
      html` <li><a href="/${id}">${textIn(name, language)}</a>: ${countsInWords(counts, language)}</li>`,
  )
  return {
    language,
    script: 'start-page',
    title: words.product,
    description: words.claim,
    canonical: `${at}/`,
    body: framed(
      language,
      html` <h1>${textIn(startClaims, language).title}</h1>
        <p class="lead">${textIn(startClaims, language).lead}</p>
        <h2>${words.chooseCity}</h2>
        <ul class="stack t">
          ${items}
        </ul>`,
    ),
  }
}

interface Listed {
  city: { id: string; name: Names }
  found: InquiryPage
  asked: ListAsked
  categories: Category[]
}

export function cityPage(listed: Listed, language: Language, at: string): Page {
  const words = textIn(pageWords, language)
  const { city, found, asked } = listed
  const counts = countsInWords(found.counts, language)
  const list = html`<ul class="stack t">
      ${found.items.map((item) => listItem(item, language))}
    </ul>
    ${found.nextCursor && html`<p><a href="${pageAfter(city.id, asked, found.nextCursor)}" rel="next">${words.next}</a></p>`}`
  return {
    language,
    script: 'city-page',
    title: textIn(city.name, language),
    description: `${textIn(city.name, language)}: ${counts}. ${words.claim}`,
    canonical: `${at}/${city.id}`,
    image: `${at}/${city.id}/card.png?lang=${language}`,
    feeds: [
      {
        title: `${words.product}: ${textIn(city.name, language)}`,
        address: addressOf(city.id, { language }),
      },
    ],
    body: framed(
      language,
      html` <h1>${textIn(city.name, language)}</h1>
        <p>${counts}</p>
        <p><a href="/${city.id}/new">${words.newInquiry}</a></p>
        <h2>${words.newest}</h2>
        ${filterForm(listed, language)} ${found.items.length ? list : html`<p>${words.none}</p>`}
        <p><a href="/${city.id}/officer">${textIn(officerPageWords, language).title}</a></p>
        <p><a href="${addressOf(city.id, { language })}">${words.feed}</a></p>
        <p><a href="/">${words.allCities}</a></p>`,
    ),
  }
}

/** The browser's own form: its address is the map's, so a page that gets its scripts later shows the same. */
function filterForm({ city, asked, categories }: Listed, language: Language): Html {
  const words = textIn(pageWords, language)
  return html`<form
    method="get"
    action="/${city.id}"
    class="stack"
    role="search"
    aria-label="${words.narrow}"
  >
    <div class="field">
      <label for="q">${words.words}</label>
      <input class="in" id="q" name="q" maxlength="100" value="${asked.q}" />
    </div>
    <div class="field">
      <label for="topics">${words.topic}</label>
      <select class="in" id="topics" name="topics">
        ${option('', words.all, asked.topics)}
        ${categories.filter(({ precision, code, off }) => precision !== 'none' && (!off || code === asked.topics)).map(({ code, name }) => option(code, textIn(name, language), asked.topics))}
      </select>
    </div>
    <div class="field">
      <label for="colour">${words.colour}</label>
      <select class="in" id="colour" name="colour">
        ${option('', words.all, asked.colour)} ${option('red', words.red, asked.colour)}
        ${option('green', words.green, asked.colour)}
      </select>
    </div>
    <input type="hidden" name="lang" value="${language}" />
    <p><button class="btn" type="submit">${words.show}</button></p>
  </form>`
}

function option(value: string, name: string, chosen: string): Html {
  return html`<option value="${value}" ${value === chosen && html`selected`}>${name}</option>`
}

function pageAfter(city: string, { colour, topics, district, q }: ListAsked, cursor: string): string {
  const said = Object.entries({ colour, topics, district, q, cursor }).filter(([, value]) => value)
  return `/${city}?${new URLSearchParams(said).toString()}`
}

function listItem({ city, number, title, state, place, publishedOn }: InquirySummary, language: Language) {
  return html` <li>
    <a href="/${city}/${number}">${barred(title, textIn(pageWords, language).blanked)}</a>:
    ${textIn(stateWords, language)[state]}.${place && ` ${place}.`}
    <time datetime="${publishedOn}">${dayInWords(publishedOn, language)}</time>
  </li>`
}
