import type { Language, PublicAnswer, PublicInquiry } from '@bezpechne/shared/inquiries'
import { stateWords } from '@bezpechne/shared/words/inquiry-states'

import { type Html, html } from './html.ts'
import { beginning, framed, paragraphs } from './parts.ts'
import type { Page } from './shell.ts'
import { dayInWords, pageWords } from './words.ts'

interface Shown {
  inquiry: PublicInquiry
  /** In the reader's language; none where the city has switched it off since. */
  category: string | undefined
  city: string
}

export function inquiryPage({ inquiry, category, city }: Shown, language: Language, at: string): Page {
  const words = pageWords[language]
  const { number, title, text, state, answers, photos } = inquiry
  const said = answers.at(-1)?.text ?? text
  return {
    language,
    title: `${title}. ${city}`,
    description: beginning(`${stateWords[language][state]}. ${said}`),
    canonical: `${at}/${inquiry.city}/${number}`,
    image: photos[0] && `${at}${photos[0].url}`,
    body: framed(
      language,
      html` <article class="stack">
          <p>${city}, ${number}</p>
          <h1>${title}</h1>
          <p><strong>${stateWords[language][state]}</strong></p>
          ${paragraphs(text)}
          <dl class="stack t">${facts(inquiry, category, language)}</dl>
          ${answers.map((answer) => answerOf(answer, language))}
        </article>
        <p><a href="/${inquiry.city}">${words.toMap}</a></p>`,
    ),
  }
}

function facts(inquiry: PublicInquiry, category: string | undefined, language: Language): Html[] {
  const words = pageWords[language]
  const { place, district, publishedOn, organisation } = inquiry
  const where = [...new Set([place, district?.name[language]])].filter(Boolean).join(', ')
  const lines: [string, string | undefined][] = [
    [words.topic, category],
    [words.where, where],
    [words.published, dayInWords(publishedOn, language)],
    [words.responder, organisation?.[language]],
  ]
  return lines
    .filter(([, value]) => value)
    .map(
      ([name, value]) =>
        html` <div>
          <dt class="small muted">${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )
}

function answerOf({ text, basis, steps, organisation, publishedOn }: PublicAnswer, language: Language): Html {
  const words = pageWords[language]
  return html`<section class="stack t">
    <h2>${words.answer}${organisation && `: ${organisation[language]}`}</h2>
    <p><time datetime="${publishedOn}">${dayInWords(publishedOn, language)}</time></p>
    ${paragraphs(text)}
    ${
      basis &&
      html`<h3>${words.basis}</h3>
        ${paragraphs(basis)}`
    }
    ${
      steps &&
      html`<h3>${words.steps}</h3>
        ${paragraphs(steps)}`
    }
  </section>`
}
