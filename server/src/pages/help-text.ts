import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { HelpTopic } from '@bezpechne/shared/help'
import type { Written } from '@bezpechne/shared/languages'
import { lexer, type MarkedToken } from 'marked'
import sharp from 'sharp'

import { type Html, html } from './html.ts'

/** One page of the handbook, as docs/help has it. */
export interface HelpText {
  title: string
  /** What it is about, in a line or two. */
  lead: string
  sections: HelpSection[]
}

interface HelpSection {
  /** Of the English heading, so that a link leads to the same place in each language. */
  id: string
  title: string
  body: Html[]
}

interface Sizes {
  [file: string]: { width: number; height: number }
}

/** The handbook as it stands in the repository: its text, and pictures made by test/e2e/help.spec.ts. */
export const helpFolder = join(import.meta.dirname, '../../../docs/help')

const known = new Map<string, Promise<HelpText>>()

/** Read once: the text changes with the version alone. */
export function readHelp(topic: HelpTopic, language: Written): Promise<HelpText> {
  const file = `${language}/${topic}.md`
  const text = known.get(file) ?? readText(topic, language)
  known.set(file, text)
  return text
}

async function readText(topic: HelpTopic, language: Written): Promise<HelpText> {
  const source = sourceOf(topic, language)
  const sizes = await sizesOf(source)
  const ids = headingsOf(sourceOf(topic, 'en')).map(slugOf)
  const [opening = '', ...parts] = source.split(/^## /m)
  const [title, lead] = blocksIn(opening)
  return {
    title: title?.type === 'heading' ? title.text : '',
    lead: lead?.type === 'paragraph' ? lead.text : '',
    sections: parts.map((part, index) => {
      const end = part.indexOf('\n')
      const body = blocksIn(part.slice(end)).map((block) => blockOf(block, sizes))
      return { id: ids[index] ?? '', title: part.slice(0, end).trim(), body }
    }),
  }
}

function sourceOf(topic: HelpTopic, language: Written): string {
  return readFileSync(join(helpFolder, language, `${topic}.md`), 'utf8')
}

function headingsOf(source: string): string[] {
  return [...source.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading)
}

/** "If you lost the phone" → "if-you-lost-the-phone". */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

/** Known before the picture comes, so that nothing jumps. */
async function sizesOf(source: string): Promise<Sizes> {
  const files = [...source.matchAll(/\]\(\.\.\/pictures\/([^)]+)\)/g)].map(([, file = '']) => file)
  const sizes = files.map(async (file) => {
    const { width, height } = await sharp(join(helpFolder, 'pictures', file)).metadata()
    return [file, { width, height }] as const
  })
  return Object.fromEntries(await Promise.all(sizes))
}

function blocksIn(source: string): MarkedToken[] {
  return marked(lexer(source)).filter(({ type }) => type !== 'space')
}

/** What the lexer itself makes: nothing is added to its language. */
function marked(tokens: unknown[] = []): MarkedToken[] {
  return tokens.filter((token): token is MarkedToken => typeof Object(token).type === 'string')
}

/**
 * Written anew by html``, never as the lexer would write it: a text that grew markup of its own stays text.
 * @throws Error at what the handbook has no look for
 */
function blockOf(block: MarkedToken, sizes: Sizes): Html {
  if (block.type === 'paragraph') {
    const [first, ...others] = marked(block.tokens)
    if (first?.type === 'image' && others.length === 0) return pictureOf(first, sizes)
    return html`<p>${inlineOf(block.tokens)}</p>`
  }
  if (block.type === 'list') {
    const items = block.items.map(({ tokens }) => html`<li>${inlineOf(tokens)}</li>`)
    return block.ordered
      ? html`<ol class="steps">
          ${items}
        </ol>`
      : html`<ul class="points">
          ${items}
        </ul>`
  }
  throw new Error(`The handbook has no look for ${block.type}: ${block.raw}`)
}

function inlineOf(tokens: unknown[] | undefined): Html[] {
  return marked(tokens).map((token) => {
    if (token.type === 'strong') return html`<strong>${inlineOf(token.tokens)}</strong>`
    if (token.type === 'link') return html`<a href="${addressOf(token.href)}">${inlineOf(token.tokens)}</a>`
    if (token.type === 'text') return token.tokens ? html`${inlineOf(token.tokens)}` : html`${token.text}`
    if (token.type === 'paragraph') return html`${inlineOf(token.tokens)}`
    throw new Error(`The handbook has no look for ${token.type}: ${token.raw}`)
  })
}

/** Another page of the handbook, a page of ours, or a number to call. */
function addressOf(href: string): string {
  const [, topic] = /^([a-z-]+)\.md$/.exec(href) ?? []
  if (topic) return `/help/${topic}`
  if (/^(\/[a-z]|tel:\d)/.test(href)) return href
  throw new Error(`The handbook leads to ${href}, which is none of our pages`)
}

function pictureOf({ href, text }: { href: string; text: string }, sizes: Sizes): Html {
  const file = href.replace('../pictures/', '')
  const { width, height } = sizes[file] ?? { width: 0, height: 0 }
  const look = width < height ? 'shot tall' : 'shot'
  return html`<figure class="${look}">
    <a href="/help/pictures/${file}"
      ><img src="/help/pictures/${file}" alt="${text}" width="${width}" height="${height}" loading="lazy"
    /></a>
  </figure>`
}
