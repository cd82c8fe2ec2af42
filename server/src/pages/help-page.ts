import type { HelpTopic } from '@bezpechne/shared/help'
import { textIn, tongueOf, type Written, written } from '@bezpechne/shared/languages'

import type { HelpText } from './help-text.ts'
import { helpWords } from './help-words.ts'
import { type Html, html } from './html.ts'
import { framed } from './parts.ts'
import type { Page } from './shell.ts'

export type HelpTexts = ReadonlyMap<HelpTopic, HelpText>

interface Asked {
  language: Written
  /** The address people open, without a slash at the end. */
  at: string
}

/** Whom the handbook is for: the way into it. */
export function helpStart(texts: HelpTexts, { language, at }: Asked): Page {
  const words = textIn(helpWords, language)
  return {
    language,
    title: words.title,
    description: words.lead,
    canonical: `${at}/help`,
    offered: written,
    scripts: false,
    body: framed(
      language,
      html` <h1>${words.title}</h1>
        <p class="lead">${words.lead}</p>
        <ul class="help-topics">
          ${[...texts].map(([topic, { title, lead }]) => html` <li><a href="/help/${topic}">${title}</a><span>${lead}</span></li>`)}
        </ul>`,
      languagesOf('/help', language),
    ),
  }
}

/** One page of it, whole: it is read, searched and printed as it stands, without a script. */
export function helpPage(topic: HelpTopic, texts: HelpTexts, { language, at }: Asked): Page {
  const words = textIn(helpWords, language)
  const { title, lead, sections } = texts.get(topic) ?? { title: '', lead: '', sections: [] }
  return {
    language,
    title: `${title}. ${words.title}`,
    description: lead,
    canonical: `${at}/help/${topic}`,
    offered: written,
    scripts: false,
    body: framed(
      language,
      html` <p class="backlink"><a href="/help">${words.title}</a></p>
        <h1>${title}</h1>
        <p class="lead">${lead}</p>
        <nav class="help-toc" aria-labelledby="contents">
          <h2 id="contents">${words.contents}</h2>
          <ul>
            ${sections.map((section) => html` <li><a href="#${section.id}">${section.title}</a></li>`)}
          </ul>
        </nav>
        ${sections.map(sectionOf)}
        <nav class="help-others" aria-labelledby="others">
          <h2 id="others">${words.others}</h2>
          <ul>
            ${[...texts].map(([other, text]) => other !== topic && html` <li><a href="/help/${other}">${text.title}</a></li>`)}
          </ul>
        </nav>`,
      languagesOf(`/help/${topic}`, language),
    ),
  }
}

function sectionOf({ id, title, body }: HelpText['sections'][number]): Html {
  return html` <section class="help-part" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${body}
  </section>`
}

/** The handbook is in both languages of the house; here no script is needed to change between them. */
function languagesOf(path: string, language: Written): Html {
  return html`<nav class="langs" aria-label="${textIn(helpWords, language).language}">
    ${written.map((one) => html`<a href="${path}?lang=${one}" lang="${one}" hreflang="${one}" ${one === language && html`aria-current="true"`}>${tongueOf(one).name}</a> `)}
  </nav>`
}
