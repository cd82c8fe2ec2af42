import { addDictionary, type Dictionary, type Language } from '@bezpechne/shared/languages'

import { addSentences, currentLanguage, isSaid, type Sentences, speak } from './words.ts'

// Two files for each language: who reads in another loads none of them.
const sentences = import.meta.glob<Sentences>('../languages/*.json', { import: 'default' })
const texts = import.meta.glob<Dictionary>('../../../shared/src/languages/*.json', { import: 'default' })

/** What is said in a language, from its files; false where they do not come: there is no link. */
export async function learn(language: Language): Promise<boolean> {
  if (isSaid(language)) return true
  const found = await Promise.all([
    sentences[`../languages/${language}.json`]?.(),
    texts[`../../../shared/src/languages/${language}.json`]?.(),
  ]).catch(() => [])
  const [own, shared] = found
  if (!own) return false
  if (shared) addDictionary(language, shared)
  addSentences(language, own)
  return true
}

/** Before the first page is drawn, so that it is not seen in two languages. At once where nothing has to come. */
export function whenSpeaking(draw: () => void | Promise<void>): void {
  if (isSaid(currentLanguage())) void draw()
  else void learnOrFallBack().then(draw)
}

async function learnOrFallBack(): Promise<void> {
  if (!(await learn(currentLanguage()))) speak('uk')
}
