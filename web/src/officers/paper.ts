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
  const called = numbersOf(facts)
  const size = scaledFor(facts)
  return {
    info: { title: `${say('yourOfficer')}: ${facts.name || facts.beat}`, author: facts.city },
    language,
    pageSize: 'A4',
    pageMargins: [48, 48, 48, 36],
    defaultStyle: { color: ink, fontSize: size(14), lineHeight: 1.2 },
    content: [
      line(`${facts.city} · ${facts.beat}`, { fontSize: size(15), color: muted }),
      line(say('yourOfficer'), { fontSize: size(30), bold: true, color: brand, margin: [0, 4, 0, 18] }),
      who(facts, say, size),
      {
        stack: called.map((phone) =>
          line(phone, { fontSize: size(called.length > 2 ? 34 : 50), bold: true, noWrap: true }),
        ),
        margin: [0, 20, 0, 18],
      },
      ...known(size, [
        [say('hours'), facts.hours.join('\n') || (facts.name && say('byAppointment'))],
        [say('where'), facts.office],
        [say('station'), phones.length > 0 && station ? `${station.phone}, ${station.name}` : station?.name],
      ]),
      {
        columns: [
          { qr: facts.page, fit: size(180), eccLevel: 'M', width: size(204) },
          {
            stack: [
              line(say('scan'), { fontSize: size(16) }),
              line(withoutScheme(facts.page), { fontSize: size(15), bold: true, margin: [0, 8, 0, 14] }),
              line(say('urgent'), { fontSize: size(22), bold: true }),
            ],
            margin: [0, 6, 0, 0],
          },
        ],
        unbreakable: true,
        margin: [0, 14, 0, 0],
      },
      line(say('asOf', { day: facts.day }), { fontSize: size(11), color: muted, margin: [0, 14, 0, 0] }),
    ],
  }
}

function who({ photo, name, kind, rank }: PaperFacts, say: SayPaper, size: Scale): PdfContent {
  const words: PdfContent = name
    ? [
        line(name, { fontSize: size(sizeFor(name, [42, 32, 26])), bold: true, lineHeight: 1.1 }),
        line(`${kind}, ${rank}`, { fontSize: size(16), margin: [0, 6, 0, 0] }),
      ]
    : [line(say('noOfficer'), { fontSize: size(20), bold: true })]
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
  const { name, hours, office, page } = facts
  const title = cut(name || say('noOfficer'), 62)
  // The rest of what is long stands on the page that the code leads to.
  const full = office.length + title.length > 110
  const called = numbersOf(facts).slice(0, full ? 1 : 2)
  const small = full ? 8 : 9.5
  return {
    columns: [
      {
        width: '*',
        stack: [
          line(say('yourOfficer'), { fontSize: 10, color: brand, bold: true }),
          line(title, {
            fontSize: sizeFor(title, [17, 14, 11]),
            bold: true,
            margin: [0, 1, 0, 1],
          }),
          line(cut(facts.beat, full ? 40 : 70), { fontSize: small, color: muted }),
          ...called.map((phone) =>
            line(phone, {
              fontSize: called.length > 1 ? 15 : 19,
              bold: true,
              noWrap: true,
              margin: [0, 4, 0, 2],
            }),
          ),
          ...(hours.length > 0
            ? [line(hours.slice(0, full ? 2 : 3).join('\n'), { fontSize: small, margin: [0, 3, 0, 0] })]
            : []),
          ...(office ? [line(cut(office, full ? 60 : 90), { fontSize: small, margin: [0, 3, 0, 0] })] : []),
        ],
      },
      {
        width: 90,
        stack: [
          { qr: page, fit: 88, eccLevel: 'M' },
          line(say('urgent'), { fontSize: 9, bold: true, margin: [0, 6, 0, 0] }),
        ],
      },
    ],
    columnGap: 8,
  }
}

function known(size: Scale, rows: [term: string, text: string | undefined][]): PdfContent[] {
  return rows.flatMap(([term, text]) =>
    text
      ? [
          {
            columns: [
              { width: 120, text: term, color: muted },
              { width: '*', text, fontSize: size(17) },
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

/** The officer's, else the station's. */
function numbersOf({ phones, station }: PaperFacts): string[] {
  if (phones.length > 0) return phones
  return station ? [station.phone] : []
}

type Scale = (points: number) => number

/** The more there is to say, the smaller all of it: one sheet it stays. */
function scaledFor({ name, phones, hours, office, station, photo }: PaperFacts): Scale {
  const said = name.length + office.length + (station?.name.length ?? 0) + (hours.length + phones.length) * 30
  const scale = said < 260 && !photo ? 0.94 : said < 420 ? 0.84 : 0.66
  return (points) => Math.round(points * scale * 2) / 2
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
