import type { BeatLine } from '@bezpechne/shared/beat-search'
import type { BeatDetail } from '@bezpechne/shared/beats'
import type { City } from '@bezpechne/shared/cities'
import type { Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import type { OfficerCard } from '@bezpechne/shared/officers'
import { hoursInWords } from '@bezpechne/shared/words/hours'
import { officerKindWords, rankWords } from '@bezpechne/shared/words/officers'

import { type Html, html } from './html.ts'
import { officerPageWords } from './officer-words.ts'
import { beginning, framed, paragraphs } from './parts.ts'
import type { Page } from './shell.ts'
import { dayInWords, pageWords } from './words.ts'

type Named = Pick<City, 'id' | 'name'>

/** Every beat with its officer and telephone: whoever has no scripts reads here what the finder finds. */
export function officerPage(city: Named, lines: BeatLine[], language: Language, at: string): Page {
  const words = textIn(officerPageWords, language)
  const groups = Map.groupBy(lines, ({ district }) => textIn(district?.name, language) ?? words.elsewhere)
  const sections = [...groups].map(
    ([name, beats]) =>
      html` <h2>${name}</h2>
        <ul class="stack t">
          ${beats.map((line) => beatLine(city.id, line, language))}
        </ul>`,
  )
  return {
    language,
    script: 'officer-page',
    title: `${words.title}. ${textIn(city.name, language)}`,
    description: words.description(textIn(city.name, language)),
    canonical: `${at}/${city.id}/officer`,
    body: framed(
      language,
      html` <h1>${words.title}</h1>
        <p>${lines.length > 0 ? words.lead : words.none}</p>
        ${sections}
        <p><a href="/${city.id}">${textIn(pageWords, language).toMap}</a></p>`,
    ),
  }
}

function beatLine(city: string, { id, name, keeper }: BeatLine, language: Language): Html {
  const who = keeper && `${textIn(keeper.name, language)}, ${textIn(rankWords, language)[keeper.rank]}`
  return html` <li>
    <a href="/${city}/beats/${id}">${textIn(name, language)}</a>${who && `: ${who}`}
    ${keeper?.phones.map((phone) => html` ${tel(phone)}`)}
  </li>`
}

/** Whom to call in a beat, before any script and without one. */
export function beatPage(city: Named, detail: BeatDetail, language: Language, at: string): Page {
  const words = textIn(officerPageWords, language)
  const { beat, awayUntil } = detail
  const { shown, who, phones } = keeperOf(detail, language)
  const name = textIn(beat.name, language)
  return {
    language,
    readable: true,
    title: `${name}. ${textIn(city.name, language)}`,
    description: beginning(`${who}. ${phones.join(', ')}`),
    canonical: `${at}/${city.id}/beats/${beat.id}`,
    image: shown?.photoUrl ? `${at}${shown.photoUrl}` : undefined,
    body: framed(
      language,
      html` <h1>${name}</h1>
        ${shown && html`<p>${textIn(officerKindWords, language)[shown.kind]}</p>`}
        <p><strong>${who}</strong></p>
        ${awayUntil && html`<p>${words.away(dayInWords(awayUntil, language))}</p>`}
        <dl class="stack t">${facts(detail, language)}</dl>
        <p><a href="/letters?city=${city.id}&beat=${beat.id}">${words.write}</a></p>
        ${notices(detail, language)} ${shown && calendar(city.id, beat.id, { shown, language })}
        <p><a href="/${city.id}/officer">${words.finder}</a></p>`,
    ),
  }
}

/** Who the page is about, and every number under which somebody answers today. */
function keeperOf({ officer, substitute, station }: BeatDetail, language: Language) {
  const shown = officer ?? substitute
  return {
    shown,
    who: shown
      ? `${textIn(shown.name, language)}, ${textIn(rankWords, language)[shown.rank]}`
      : textIn(officerPageWords, language).nobody,
    phones: [(substitute ?? officer)?.phones ?? [], station?.phone ?? []].flat(),
  }
}

function facts(detail: BeatDetail, language: Language): Html[] {
  const words = textIn(officerPageWords, language)
  const { station } = detail
  const rows = [
    ...reached(detail, language),
    ...received(keeperOf(detail, language).shown, language),
    ...(station
      ? [[words.station, html`${tel(station.phone)} ${textIn(station.name, language)}`] as const]
      : []),
  ]
  return rows.map(
    ([term, value]) =>
      html` <div>
        <dt class="small muted">${term}</dt>
        <dd>${value}</dd>
      </div>`,
  )
}

type Row = readonly [term: string, value: Html | string]

function reached({ officer, substitute }: BeatDetail, language: Language): Row[] {
  const words = textIn(officerPageWords, language)
  if (officer && substitute)
    return [[words.standsIn, html`${textIn(substitute.name, language)} ${tels(substitute)}`]]
  const card = officer ?? substitute
  return card ? [[words.phone, tels(card)]] : []
}

function received(card: OfficerCard | null, language: Language): Row[] {
  const words = textIn(officerPageWords, language)
  if (!card) return []
  const hours = hoursInWords(card.hours, language).join('; ') || words.byAppointment
  const office = textIn(card.office, language)
  return office
    ? [
        [words.hours, hours],
        [words.where, office],
      ]
    : [[words.hours, hours]]
}

function tels({ phones }: OfficerCard): Html {
  return html`${phones.map((phone) => html`${tel(phone)} `)}`
}

function tel(phone: string): Html {
  return html`<a href="tel:${phone.replaceAll(/[^+\d]/g, '')}">${phone}</a>`
}

function notices({ notices: told }: BeatDetail, language: Language): Html[] {
  if (told.length === 0) return []
  return [
    html` <h2>${textIn(officerPageWords, language).notices}</h2>`,
    ...told.map(
      ({ title, text }) =>
        html` <h3>${title}</h3>
          ${paragraphs(text)}`,
    ),
  ]
}

function calendar(
  city: string,
  beat: string,
  { shown, language }: { shown: OfficerCard; language: Language },
) {
  const file = `/api/v1/cities/${city}/beats/${beat}/reception.ics`
  return (
    shown.hours.length > 0 &&
    html`<p><a href="${file}">${textIn(officerPageWords, language).calendar}</a></p>`
  )
}
