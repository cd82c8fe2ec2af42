import type { IncomingHttpHeaders } from 'node:http'

import { type Language, languages } from '@bezpechne/shared/inquiries'

/** What the reader chose on a page (cookie "lang"), else what the browser asks for, else Ukrainian. */
export function languageOf(headers: IncomingHttpHeaders): Language {
  const chosen = /(?:^|;\s*)lang=(uk|en)(?:;|$)/.exec(headers.cookie ?? '')?.[1]
  return known(chosen) ?? firstOf(headers['accept-language'] ?? '') ?? 'uk'
}

function firstOf(accepted: string): Language | undefined {
  const wishes = accepted
    .slice(0, 200)
    .split(',')
    .map(readWish)
    .filter(({ weight }) => weight > 0)
  for (const { tag } of wishes.toSorted((one, other) => other.weight - one.weight)) {
    const language = known(tag)
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

function known(tag: string | undefined): Language | undefined {
  return languages.find((language) => language === tag)
}
