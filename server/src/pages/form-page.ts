import type { Category } from '@bezpechne/shared/categories'
import type { City } from '@bezpechne/shared/cities'
import type { Language, Submitted } from '@bezpechne/shared/inquiries'
import { maxText, minText } from '@bezpechne/shared/inquiry-text'
import { textIn } from '@bezpechne/shared/languages'

import { formWords } from './form-words.ts'
import { type Html, html } from './html.ts'
import { framed } from './parts.ts'
import type { Page } from './shell.ts'
import { pageWords } from './words.ts'

type Named = Pick<City, 'id' | 'name'>
export type FormField = 'address' | 'category' | 'text' | 'email'
export type Typed = Record<FormField | 'lat' | 'lng', string>

export interface Form {
  city: Named
  categories: Category[]
  token: string
  typed: Typed
  /** Sentences of what is wrong as a whole, and the fields that are. */
  wrong: { said: string[]; fields: FormField[] }
}

/** The form with everything in it that was typed; it is drawn and sent by the browser alone. */
function plainForm(form: Form, language: Language): Html {
  const words = textIn(formWords, language)
  const { city, categories, token, typed, wrong } = form
  const placed = typed.lat !== '' && typed.lng !== ''
  return html`<p><strong>${words.now}</strong></p>
    ${mistakes(wrong, language)} ${safeCards(categories, language)}
    <p>${words.lead}</p>
    <form method="post" action="/${city.id}/new?lang=${language}" class="stack" id="form">
      ${line({ form, name: 'address', label: words.where, hint: placed ? words.pointed : words.whereHint }, html`<input class="in" id="address" name="address" maxlength="200" autocomplete="street-address" ${!placed && html`required`} value="${typed.address}" ${marks(form, 'address')} />`)}
      ${line(
        { form, name: 'category', label: words.topic },
        html`<select class="in" id="category" name="category" required ${marks(form, 'category')}>
          <option value="">${words.choose}</option>
          ${categories.filter(({ precision, off }) => precision !== 'none' && !off).map(({ code, name }) => html`<option value="${code}" ${code === typed.category && html`selected`}>${textIn(name, language)}</option>`)}
        </select>`,
      )}
      ${line(
        { form, name: 'text', label: words.text, hint: words.textHint },
        html`<textarea
          class="in"
          id="text"
          name="text"
          rows="8"
          required
          minlength="${minText}"
          maxlength="${maxText}"
          ${marks(form, 'text')}
        >
${typed.text}</textarea>`,
      )}
      ${line({ form, name: 'email', label: words.mail }, html`<input class="in" id="email" name="email" type="email" maxlength="200" autocomplete="email" value="${typed.email}" ${marks(form, 'email')} />`)}
      <div class="field" hidden>
        <label for="website">${words.trap}</label>
        <input class="in" id="website" name="website" tabindex="-1" autocomplete="off" />
      </div>
      ${placed && html`<input type="hidden" name="lat" value="${typed.lat}" /><input type="hidden" name="lng" value="${typed.lng}" />`}
      <input type="hidden" name="token" value="${token}" />
      <p><button class="btn pri big" type="submit">${words.send}</button></p>
    </form>`
}

interface Line {
  form: Form
  name: FormField
  label: string
  hint?: string
}

function line({ form, name, label, hint }: Line, control: Html): Html {
  return html`<div class="field ${form.wrong.fields.includes(name) && 'err'}">
    <label for="${name}">${label}</label>
    ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`} ${control}
  </div>`
}

function marks({ wrong }: Form, name: FormField): Html | false {
  return wrong.fields.includes(name) && html`aria-invalid="true" aria-describedby="mistakes"`
}

function mistakes({ said, fields }: Form['wrong'], language: Language): Html | false {
  const words = textIn(formWords, language)
  if (said.length + fields.length === 0) return false
  return html`<div class="note warn" role="alert" id="mistakes">
    <p><strong>${words.mistakes}</strong></p>
    <ul>
      ${said.map((one) => html`<li>${one}</li>`)}
      ${fields.map((one) => html`<li><a href="#${one}">${words.fields[one]}</a></li>`)}
    </ul>
  </div>`
}

/** What takes no pin: whom to call stands before the form, as it is read from top to bottom. */
function safeCards(categories: Category[], language: Language): Html | false {
  const safe = categories.filter(({ precision }) => precision === 'none')
  if (safe.length === 0) return false
  return html`<h2>${textIn(formWords, language).safe}</h2>
    <ul class="stack t">
      ${safe.map(({ name, whose }) => html`<li><strong>${textIn(name, language)}.</strong> ${textIn(whose, language)}</li>`)}
    </ul>`
}

export function formPage(form: Form, language: Language): Page {
  const words = textIn(formWords, language)
  const { city } = form
  return {
    language,
    title: `${words.title}. ${textIn(city.name, language)}`,
    scripts: false,
    body: framed(
      language,
      html`<h1>${words.title}</h1>
        <p>${textIn(city.name, language)}</p>
        ${plainForm(form, language)}
        <p><a href="/${city.id}/new">${words.full}</a></p>
        <p><a href="/${city.id}">${textIn(pageWords, language).toMap}</a></p>`,
    ),
  }
}

/** The way in for everybody: a script draws the full form here, and without one the simple form stands in its place. */
export function newInquiryPage(form: Form, language: Language): Page {
  const words = textIn(formWords, language)
  return {
    language,
    title: textIn(pageWords, language).newInquiry,
    body: framed(
      language,
      html`<h1>${words.title}</h1>
        <noscript>${plainForm(form, language)}</noscript>
        <p>${textIn(pageWords, language).loading}</p>
        <p><a href="/${form.city.id}/new?plain=1">${words.simple}</a></p>`,
    ),
  }
}

export function sentPage(city: Named, { number, receipt }: Submitted, language: Language): Page {
  const words = textIn(formWords, language)
  return {
    language,
    title: words.sent,
    scripts: false,
    body: framed(
      language,
      html`<h1>${words.sent}</h1>
        <dl class="stack t">
          <div>
            <dt class="small muted">${words.number}</dt>
            <dd><strong>${number}</strong></dd>
          </div>
          <div>
            <dt class="small muted">${words.code}</dt>
            <dd><strong>${receipt}</strong></dd>
          </div>
        </dl>
        <p>${words.keep}</p>
        <p>${words.next}</p>
        <p class="small muted">${words.once}</p>
        <p><a href="/receipt">${textIn(pageWords, language).receipt}</a></p>
        <p><a href="/${city.id}/new?plain=1">${words.another}</a></p>
        <p><a href="/${city.id}">${textIn(pageWords, language).toMap}</a></p>`,
    ),
  }
}
