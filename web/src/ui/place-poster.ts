import type { Language } from '@bezpechne/shared/inquiries'

import { makePdf, type PdfDefinition, saveFile } from '../lib/pdf.ts'

interface PosterFacts {
  city: string
  place: string
  /** The form, with the public place already in it. */
  form: string
}

export type SayPoster = (key: 'posterTitle' | 'posterLead' | 'posterScan' | 'posterUrgent') => string

/** A sheet to hang up at a place: who stands there points a telephone at it and asks. */
export function placePoster({ city, place, form }: PosterFacts, say: SayPoster, language: Language) {
  // The longest place that a moderator can write stays on the one sheet.
  const where = [city, place].filter(Boolean).join(' · ').slice(0, 200)
  const [shown = ''] = form.replace(/^https?:\/\//, '').split('?')
  return {
    info: { title: `${say('posterTitle')} ${where}`, author: city },
    language,
    pageSize: 'A4',
    pageMargins: [48, 48, 48, 36],
    defaultStyle: { color: '#1f1d1a', fontSize: 16, lineHeight: 1.2 },
    content: [
      { text: where, fontSize: 15, color: '#5e5a53' },
      {
        text: say('posterTitle'),
        fontSize: 38,
        bold: true,
        color: '#0b5563',
        lineHeight: 1.1,
        margin: [0, 6, 0, 12],
      },
      { text: say('posterLead'), fontSize: 20, margin: [0, 0, 0, 20] },
      { columns: [{ qr: form, fit: 290, eccLevel: 'M' }] },
      { text: say('posterScan'), margin: [0, 18, 0, 4] },
      { text: shown, bold: true },
      { text: say('posterUrgent'), fontSize: 22, bold: true, margin: [0, 18, 0, 0] },
    ],
  } satisfies PdfDefinition
}

export async function savePoster(
  name: string,
  facts: PosterFacts,
  { say, language }: { say: SayPoster; language: Language },
): Promise<void> {
  saveFile(await makePdf(placePoster(facts, say, language)), `${name}-poster.pdf`)
}
