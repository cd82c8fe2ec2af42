import { textIn, type Written } from '@bezpechne/shared/languages'

import { findAsked } from '../opening/index.ts'
import type { Addressed, Desk } from './compose.ts'
import { openingMailWords } from './opening-words.ts'

/** To whoever has the address that somebody typed: was it you? The one place where the link stands. */
export async function writeCityAsked(desk: Desk, _city: string, id: string): Promise<Addressed | undefined> {
  const asked = await findAsked(desk.db, id, 'asked')
  if (!asked) return undefined
  const { email: to, language, community } = asked
  const words = textIn(openingMailWords, language)
  const text = [
    words.askText(community),
    `${words.askLink}\n${desk.at}/open#${desk.linkToken('city-request', id)}`,
    words.askUntil,
    words.askNot,
  ]
  return { to, language, subject: words.ask, text: signed(desk, language, text) }
}

/** To who asked: why not, in the operator's words. */
export async function writeCityRefused(
  desk: Desk,
  _city: string,
  id: string,
): Promise<Addressed | undefined> {
  const asked = await findAsked(desk.db, id, 'refused')
  if (!asked?.reason) return undefined
  const { email: to, language, community, reason } = asked
  const words = textIn(openingMailWords, language)
  const text = [
    words.refusedText(community),
    `${words.refusedWhy}\n${reason}`,
    `${words.refusedNext}\n${desk.at}/open`,
  ]
  return { to, language, subject: words.refused(community), text: signed(desk, language, text) }
}

function signed({ at }: Desk, language: Written, text: string[]): string {
  const words = textIn(openingMailWords, language)
  return `${[...text, '--', `${words.product}, ${at}`, words.foot].join('\n\n')}\n`
}
