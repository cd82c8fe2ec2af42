import { whenSpeaking } from '../lib/tongues.ts'
import { askedIn } from './asked.ts'
import { openMap } from './embed-map.ts'
import { readCity } from './read-city.ts'

export async function start(place: HTMLElement): Promise<void> {
  const asked = askedIn(place.dataset)
  const known = await readCity(asked.city)
  whenSpeaking(() => openMap(place, known, asked))
}
