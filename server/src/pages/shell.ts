import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Names } from '@bezpechne/shared/cities'
import { type Language, languages, textIn, tongueOf } from '@bezpechne/shared/languages'
import type { CityLook } from '@bezpechne/shared/look'

import { type Html, html } from './html.ts'
import { pageWords } from './words.ts'

export interface Page {
  language: Language
  title: string
  description?: string | undefined
  /** The one address of this page; a page without one is not for search engines. */
  canonical?: string | undefined
  /** An address of a picture. */
  image?: string | undefined
  /** Its address names the language: it is a page of its own for search engines. */
  inLink?: Language
  /** A page that the browser alone shows, whatever becomes of the app; 'embed': with the one script of the frame. */
  scripts?: false | 'embed'
  /** Feeds of what the page is about. */
  feeds?: { title: string; address: string }[]
  body: Html
  /** How the community looks whose page it is, for the script. */
  look?: CityLook & { city: string; name: Names }
  /** What the community offers to read in; else all there is. */
  offered?: readonly Language[] | undefined
  /** The reader wants larger letters: web/src/lib/plain.ts. */
  plain?: boolean
  /** For all addresses: the browser keeps it, and its script knows the reader's language. */
  shell?: true
  /**
   * It says all by itself: over 50 kbit/s its style must not share the link with six scripts. One is named, which asks for
   * the others when it is there.
   */
  readable?: true
  /** What draws it in the browser, a file of web/src/pages: asked for with the page and not after the first script. */
  script?: string | undefined
}

/** The raster map of the operator's choice, for web/src/map. */
export interface Background {
  url: string
  credit: string
}

export type Shell = (page: Page) => string

// What stands in both files where the server writes.
const marks = {
  language: '<html lang="uk">',
  title: '<title>Безпечне</title>',
  root: '<div id="root"></div>',
}

/**
 * The web app's own index.html, or letters.html of the private pages, with what the page says already in it: it can be read before, and without, a script.
 * @throws Error when the built file has lost a place to write to
 */
export function readShell(folder: string, name: 'index' | 'letters', background?: Background): Shell {
  const file = join(folder, `${name}.html`)
  // Where nothing is built the web app has a development server with a page of its own.
  const built = existsSync(file) ? readFileSync(file, 'utf8') : Object.values(marks).join('\n')
  for (const mark of Object.values(marks)) {
    if (built.split(mark).length !== 2) throw new Error(`${file} must hold ${mark} once`)
  }
  const scripts = readScripts(folder, built)
  const readable = built.replaceAll(/\s*<link rel="modulepreload"[^>]*>/g, '')
  const still = readable.replaceAll(/\s*<script[^>]*>\s*<\/script>/g, '')
  return function write(page) {
    // NOTE: functions, not strings: in a string "$&" would mean something, and people may have written it.
    const loading = page.readable ? readable : built
    return (page.scripts === undefined ? loading : still)
      .replace(marks.language, () => html`<html lang="${page.language}" ${marksOf(page, background)}>`.text)
      .replace(
        marks.title,
        () => html`${headOf(page)}${name === 'index' && [manifestOf(page), scripts(page)]}`.text,
      )
      .replace(marks.root, () => html`<div id="root">${page.body}</div>`.text)
  }
}

function marksOf({ shell, plain, look }: Page, background: Background | undefined): Html {
  return html`${tilesOf(background)}${shell && html` data-shell`}${plain && html` data-plain`}${look && html` data-look="${JSON.stringify(look)}"`}${look?.accent && html` data-accent="${look.accent}"`}`
}

function tilesOf(background: Background | undefined) {
  return background && html` data-tile-url="${background.url}" data-tile-credit="${background.credit}"`
}

function headOf(page: Page): Html {
  const { language, title, description, canonical: address, image, feeds = [] } = page
  const canonical = ownAddress(page)
  const name = textIn(pageWords, language).product
  return html`<title>${title === name ? name : `${title} · ${name}`}</title>
    ${description && html`<meta name="description" content="${description}" />`}
    ${canonical ? html`<link rel="canonical" href="${canonical}" />` : html`<meta name="robots" content="noindex" />`}
    ${address && alternatesOf(address, page.offered)}
    ${feeds.map((feed) => html`<link rel="alternate" type="application/atom+xml" title="${feed.title}" href="${feed.address}" />`)}
    ${[
      meta('og:title', title),
      meta('og:description', description),
      meta('og:url', canonical),
      meta('og:type', 'website'),
      meta('og:site_name', name),
      meta('og:locale', tongueOf(language).locale.replace('-', '_')),
      meta('og:image', image),
      image && html` <meta name="twitter:card" content="summary_large_image" />`,
    ]}`
}

interface Built {
  file: string
  imports?: string[]
  css?: string[]
}

/** The scripts and styles of each page, from what the build says of itself; those that stand in the file already are not named twice. */
function readScripts(folder: string, built: string): (page: Page) => Html[] {
  const told = join(folder, '.vite/manifest.json')
  const files: Record<string, Built> = existsSync(told) ? JSON.parse(readFileSync(told, 'utf8')) : {}
  const named = new Map<string, Html[]>()
  const embed = readEmbed(folder)
  return function scriptsOf({ script, scripts: own, look }) {
    if (own === 'embed') return embed
    const worn = look?.accent || look?.notice ? linksTo('src/app/worn-look.tsx') : []
    return [...(script ? linksTo(`src/pages/${script}.tsx`) : []), ...worn]
  }

  function linksTo(name: string): Html[] {
    const known = named.get(name) ?? [...filesOf(files, name)].filter(isNew).map(linkTo)
    named.set(name, known)
    return known
  }

  function isNew(file: string): boolean {
    return !built.includes(file)
  }
}

/** The frame for other sites is a build of its own: web/vite.config.ts. */
function readEmbed(folder: string): Html[] {
  const told = join(folder, 'assets/embed/manifest.json')
  const files: Record<string, Built> = existsSync(told) ? JSON.parse(readFileSync(told, 'utf8')) : {}
  const file = files['src/embed/main.ts']?.file
  return file ? [html`<script type="module" crossorigin src="/${file}"></script>`] : []
}

function filesOf(files: Record<string, Built>, name: string, found = new Set<string>()): Set<string> {
  const { file, imports = [], css = [] } = files[name] ?? {}
  if (!file || found.has(file)) return found
  for (const style of css) found.add(style)
  found.add(file)
  for (const other of imports) filesOf(files, other, found)
  return found
}

function linkTo(file: string): Html {
  return file.endsWith('.css')
    ? html`<link rel="preload" as="style" crossorigin href="/${file}" />`
    : html`<link rel="modulepreload" fetchpriority="low" crossorigin href="/${file}" />`
}

function ownAddress({ canonical, inLink }: Page): string | undefined {
  return canonical && inLink ? `${canonical}?lang=${inLink}` : canonical
}

/** The address of each language, and the one that asks the reader's browser. */
function alternatesOf(address: string, offered: readonly Language[] = languages): Html[] {
  return [
    ...offered.map((one) => html`<link rel="alternate" hreflang="${one}" href="${address}?lang=${one}" />`),
    html`<link rel="alternate" hreflang="x-default" href="${address}" />`,
  ]
}

/** The private pages are no part of the app that a phone installs. */
function manifestOf({ language }: Page): Html {
  return html`<link rel="manifest" href="/manifest.webmanifest?lang=${language}" />`
}

function meta(property: string, content: string | undefined) {
  return content && html` <meta property="${property}" content="${content}" />`
}
