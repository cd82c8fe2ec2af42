import type { IncomingHttpHeaders } from 'node:http'

import { knownLanguage, type Language, languages } from '@bezpechne/shared/languages'

/**
 * What the reader chose on a page (cookie "lang"), else what the browser asks for, else Ukrainian.
 * @param offered what a community offers to read in; all there is where it says nothing
 */
export function languageOf(headers: IncomingHttpHeaders, offered: readonly Language[] = languages): Language {
  const chosen = /(?:^|;\s*)lang=(\w+)(?:;|$)/.exec(headers.cookie ?? '')?.[1]
  return among(offered, chosen) ?? firstOf(headers['accept-language'] ?? '', offered) ?? 'uk'
}

function among(offered: readonly Language[], code: unknown): Language | undefined {
  return offered.find((language) => language === code)
}

/** "?lang=en" of the address: a link that was shared speaks the language of who shared it. */
export function askedLanguage({ query }: Asking): Language | undefined {
  const lang: unknown = Object(query).lang
  return knownLanguage(lang)
}

/** What the address asks for, whatever is offered: no link is dead; else the reader's own. */
export function languageAsked(request: Asking, offered?: readonly Language[]): Language {
  return askedLanguage(request) ?? languageOf(request.headers, offered)
}

interface Asking {
  query: unknown
  headers: IncomingHttpHeaders
}

function firstOf(accepted: string, offered: readonly Language[]): Language | undefined {
  const wishes = accepted
    .slice(0, 200)
    .split(',')
    .map(readWish)
    .filter(({ weight }) => weight > 0)
  for (const { tag } of wishes.toSorted((one, other) => other.weight - one.weight)) {
    const language = among(offered, tag)
    if (language) return language
  }
  return undefined
}

function readWish(part: string): { tag: string; weight: number } {
  const [tag = '', quality] = part
    .trim()
    .toLowerCase()
    .split(/\s*;\s*q=/)
  return { tag: tag.split('-')[0] ?? '', weight: quality === undefined ? 1 : Number(quality) || 0 }
}
