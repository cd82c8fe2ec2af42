import type { HelpTopic } from '@bezpechne/shared/help'

/**
 * A page of the handbook. Where the address names a language, it goes along; else the server knows the reader's own.
 * @param place of the page: the id of a heading
 */
export function helpAt(topic?: HelpTopic, place?: string): string {
  const lang = new URLSearchParams(location.search).get('lang')
  return `/help${topic ? `/${topic}` : ''}${lang ? `?lang=${lang}` : ''}${place ? `#${place}` : ''}`
}
