import { useMemo } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { areaNamer } from './area-names.ts'
import type { ContextGeoJson } from './context-shape.ts'
import { mapWords } from './map-words.ts'
import type { Spot } from './spots.ts'

export function useAreaNames(geojson: ContextGeoJson | undefined): (spot: Spot) => string {
  const unnamed = useWords(mapWords)('district')
  const language = useLanguage()
  return useMemo(() => areaNamer(geojson, language, unnamed), [geojson, language, unnamed])
}
