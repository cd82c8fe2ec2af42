import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { addDictionary, type Dictionary, isWritten, languages } from '@bezpechne/shared/languages'

const folders = [
  join(import.meta.dirname, '../../../shared/src/languages'),
  join(import.meta.dirname, '../languages'),
]

/** What pages, errors and mails say in further languages: a file of each folder, named after the language. */
export function readDictionaries(from = folders): void {
  for (const language of languages.filter((one) => !isWritten(one))) {
    for (const file of from.map((folder) => join(folder, `${language}.json`)).filter(existsSync)) {
      const dictionary: Dictionary = JSON.parse(readFileSync(file, 'utf8'))
      addDictionary(language, dictionary)
    }
  }
}
