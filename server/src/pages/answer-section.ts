import type { AnswerRevision, AnswerWords, Language, PublicAnswer } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { hostOf } from '@bezpechne/shared/sources'
import { wordDiff } from '@bezpechne/shared/word-diff'

import { type Html, html } from './html.ts'
import { paragraphs } from './parts.ts'
import { dayInWords, pageWords } from './words.ts'

/** An answer, when it was corrected and why, and what it said before. */
export function answerSection(answer: PublicAnswer, language: Language): Html {
  const words = textIn(pageWords, language)
  const { organisation, publishedOn, checkedOn, current, edited, revisions } = answer
  return html`<section class="stack t">
    <h2>
      ${current ? words.answer : words.earlierAnswer}${organisation && `: ${textIn(organisation, language)}`}
    </h2>
    <p><time datetime="${publishedOn}">${dayInWords(publishedOn, language)}</time></p>
    ${edited && html`<p class="small muted">${words.edited}</p>`}
    ${checkedOn && html`<p class="small muted">${words.checked(dayInWords(checkedOn, language))}</p>`}
    ${saying(answer, language)}
    ${revisions.map((revision, n) => revisionOf(revision, revisions[n + 1] ?? answer, language))}
  </section>`
}

function saying({ text, basis, steps, sources }: AnswerWords, language: Language): Html {
  const words = textIn(pageWords, language)
  return html`${paragraphs(text)}
  ${
    basis &&
    html`<h3>${words.basis}</h3>
      ${paragraphs(basis)}`
  }
  ${
    sources.length > 0 &&
    html`<h3>${words.sources}</h3>
      <ul>
        ${sources.map((source) => html`<li>${sourceOf(source)}</li>`)}
      </ul>`
  }
  ${
    steps &&
    html`<h3>${words.steps}</h3>
      ${paragraphs(steps)}`
  }`
}

// NOTE: the host in the open: whoever follows a link sees before where it leads.
function sourceOf({ title, url }: AnswerWords['sources'][number]): Html {
  if (!url) return html`${title}`
  return html`<a href="${url}" rel="noopener noreferrer">${title}</a> (${hostOf(url)})`
}

function revisionOf(before: AnswerRevision, after: AnswerWords, language: Language): Html {
  const words = textIn(pageWords, language)
  return html`<details class="earlier">
    <summary>${words.corrected(dayInWords(before.on, language))} ${before.reason}</summary>
    <div>
      <p>${words.before}</p>
      ${changed(before.text, after.text)} ${changed(before.basis, after.basis)}
      ${changed(before.steps, after.steps)}
      ${before.sources.map((source) => html`<p>${sourceOf(source)}</p>`)}
    </div>
  </details>`
}

function changed(before: string | null, after: string | null): Html | null {
  if (!before && !after) return null
  return html`<p class="pre">${wordDiff(before ?? '', after ?? '').map(partOf)}</p>`
}

const partOf = ({ kind, text }: ReturnType<typeof wordDiff>[number]): Html => {
  if (kind === 'same') return html`${text}`
  return kind === 'gone' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`
}
