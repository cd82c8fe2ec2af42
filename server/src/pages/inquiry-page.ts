import type { Language, PublicInquiry } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { outcomeWords, stateWords } from '@bezpechne/shared/words/inquiry-states'

import { answerSection } from './answer-section.ts'
import { barred } from './bars.ts'
import { type Html, html } from './html.ts'
import { beginning, framed } from './parts.ts'
import type { Page } from './shell.ts'
import { dayInWords, pageWords } from './words.ts'

interface Shown {
  inquiry: PublicInquiry
  /** In the reader's language; none where the city has switched it off since. */
  category: string | undefined
  city: string
}

export function inquiryPage({ inquiry, category, city }: Shown, language: Language, at: string): Page {
  const words = textIn(pageWords, language)
  const { number, title, text, state, outcome, answers, reopenReason } = inquiry
  const said = answers.at(-1)?.text ?? text
  return {
    language,
    readable: true,
    title: `${title}. ${city}`,
    description: beginning(`${textIn(stateWords, language)[state]}. ${said}`),
    canonical: `${at}/${inquiry.city}/${number}`,
    image: `${at}/${inquiry.city}/${number}/card.png?lang=${language}`,
    body: framed(
      language,
      html` <article class="stack">
          <p>${city}, ${number}</p>
          <h1>${barred(title, words.blanked)}</h1>
          <p><strong>${textIn(outcomeWords, language)[outcome]}</strong></p>
          ${text.split(/\n+/).map((line) => html`<p>${barred(line, words.blanked)}</p>`)}
          ${inquiry.editReason && html`<p class="hint">${words.changed}: ${inquiry.editReason}</p>`}
          <dl class="stack t">${facts(inquiry, category, language)}</dl>
          ${reopenReason && html`<p>${words.reopened} ${reopenReason}</p>`}
          ${answers.map((answer) => answerSection(answer, language))}
        </article>
        <p><a href="/${inquiry.city}">${words.toMap}</a></p>`,
    ),
  }
}

function facts(inquiry: PublicInquiry, category: string | undefined, language: Language): Html[] {
  const words = textIn(pageWords, language)
  const { place, district, publishedOn, organisation } = inquiry
  const where = [...new Set([place, textIn(district?.name, language)])].filter(Boolean).join(', ')
  const lines: [string, string | undefined][] = [
    [words.topic, category],
    [words.where, where],
    [words.published, dayInWords(publishedOn, language)],
    [words.responder, textIn(organisation, language)],
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
