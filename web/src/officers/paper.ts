import type { Language } from '@bezpechne/shared/inquiries'

import type { PdfContent, PdfDefinition } from '../lib/pdf.ts'

/** What stands on a card; lines that are not known are left out. */
export interface PaperFacts {
  city: string
  beat: string
  kind: string
  rank: string
  /** Empty where nobody is appointed. */
  name: string
  phones: string[]
  hours: string[]
  office: string
  station: { phone: string; name: string } | undefined
  /** A picture as a data address. */
  photo: string | undefined
  /** The page of the beat. */
  page: string
  day: string
}

export type SayPaper = (
  key:
    | 'yourOfficer'
    | 'noOfficer'
    | 'hours'
    | 'byAppointment'
    | 'where'
    | 'station'
    | 'scan'
    | 'urgent'
    | 'asOf',
  params?: Record<string, string>,
) => string

const ink = '#1f1d1a'
const muted = '#5e5a53'
const brand = '#0b5563'

/** A sheet for the door of a house: read from two steps away. */
export function poster(facts: PaperFacts, say: SayPaper, language: Language): PdfDefinition {
  const { phones, station } = facts
  const called = phones.length > 0 ? phones : station ? [station.phone] : []
  return {
    info: { title: `${say('yourOfficer')}: ${facts.name || facts.beat}`, author: facts.city },
    language,
    pageSize: 'A4',
    pageMargins: [48, 44, 48, 40],
    defaultStyle: { color: ink, fontSize: 14, lineHeight: 1.2 },
    content: [
      line(`${facts.city} · ${facts.beat}`, { fontSize: 14, color: muted }),
      line(say('yourOfficer'), { fontSize: 26, bold: true, color: brand, margin: [0, 4, 0, 14] }),
      who(facts, say),
      {
        stack: called.map((phone) => line(phone, { fontSize: 40, bold: true, noWrap: true })),
        margin: [0, 18, 0, 14],
      },
      ...known([
        [say('hours'), facts.hours.join('\n') || (facts.name && say('byAppointment'))],
        [say('where'), facts.office],
        [say('station'), phones.length > 0 && station ? `${station.phone}, ${station.name}` : station?.name],
      ]),
      {
        columns: [
          { qr: facts.page, fit: 150, eccLevel: 'M', width: 170 },
          {
            stack: [
              line(say('scan'), { fontSize: 15 }),
              line(withoutScheme(facts.page), { fontSize: 15, bold: true, margin: [0, 8, 0, 0] }),
            ],
            margin: [0, 6, 0, 0],
          },
        ],
        unbreakable: true,
        margin: [0, 14, 0, 0],
      },
      line(say('urgent'), { fontSize: 18, bold: true, margin: [0, 18, 0, 0] }),
      line(say('asOf', { day: facts.day }), { fontSize: 11, color: muted, margin: [0, 6, 0, 0] }),
    ],
  }
}

function who({ photo, name, kind, rank }: PaperFacts, say: SayPaper): PdfContent {
  const words: PdfContent = name
    ? [
        line(name, { fontSize: sizeFor(name, [34, 28, 22]), bold: true, lineHeight: 1.1 }),
        line(`${kind}, ${rank}`, { fontSize: 15, margin: [0, 4, 0, 0] }),
      ]
    : [line(say('noOfficer'), { fontSize: 20, bold: true })]
  if (!photo) return { stack: words }
  return { columns: [{ image: photo, fit: [110, 130], width: 126 }, { stack: words }] }
}

/** Eight cards to cut apart, each for one door, wallet or refrigerator. */
export function cards(facts: PaperFacts, say: SayPaper, language: Language): PdfDefinition {
  const rows = Array.from({ length: 4 }, () => [card(facts, say), card(facts, say)])
  return {
    info: { title: `${say('yourOfficer')}: ${facts.name || facts.beat}`, author: facts.city },
    language,
    pageSize: 'A4',
    pageMargins: [28, 24, 28, 20],
    defaultStyle: { color: ink, fontSize: 9, lineHeight: 1.1 },
    content: [
      {
        table: { widths: ['*', '*'], heights: 184, dontBreakRows: true, body: rows },
        layout: {
          hLineWidth: () => 0.5,
          vLineWidth: () => 0.5,
          hLineColor: () => '#a69f94',
          paddingLeft: () => 10,
          paddingRight: () => 10,
          paddingTop: () => 8,
          paddingBottom: () => 4,
        },
      },
    ],
  }
}

function card(facts: PaperFacts, say: SayPaper): PdfContent {
  const { name, phones, station, hours, office, page } = facts
  const called = phones.length > 0 ? phones.slice(0, 2) : station ? [station.phone] : []
  return {
    columns: [
      {
        width: '*',
        stack: [
          line(say('yourOfficer'), { fontSize: 9, color: brand, bold: true }),
          line(cut(name || say('noOfficer'), 90), {
            fontSize: sizeFor(name, [14, 12, 10]),
            bold: true,
            margin: [0, 1, 0, 1],
          }),
          line(cut(facts.beat, 70), { fontSize: 8.5, color: muted }),
          ...called.map((phone) =>
            line(phone, { fontSize: 15, bold: true, noWrap: true, margin: [0, 3, 0, 0] }),
          ),
          ...(hours.length > 0
            ? [line(hours.slice(0, 3).join('\n'), { fontSize: 8.5, margin: [0, 3, 0, 0] })]
            : []),
          ...(office ? [line(cut(office, 110), { fontSize: 8.5, margin: [0, 2, 0, 0] })] : []),
        ],
      },
      {
        width: 74,
        stack: [
          { qr: page, fit: 74, eccLevel: 'M' },
          line(say('urgent'), { fontSize: 8, bold: true, margin: [0, 6, 0, 0] }),
        ],
      },
    ],
    columnGap: 8,
  }
}

function known(rows: [term: string, text: string | undefined][]): PdfContent[] {
  return rows.flatMap(([term, text]) =>
    text
      ? [
          {
            columns: [
              { width: 120, text: term, color: muted },
              { width: '*', text, fontSize: sizeFor(text, [15, 15, 12]) },
            ],
            margin: [0, 0, 0, 8],
          } as const,
        ]
      : [],
  )
}

type Look = Extract<PdfContent, { text: PdfContent }>

function line(text: string, look: Omit<Look, 'text'>): PdfContent {
  return { text, ...look }
}

/** Long names are set smaller, so that everything stays on its one sheet. */
function sizeFor(text: string, [short, middle, long]: [number, number, number]): number {
  if (text.length > 60) return long
  return text.length > 28 ? middle : short
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/u, '')}…`
}

function withoutScheme(page: string): string {
  return page.replace(/^https?:\/\//, '')
}
