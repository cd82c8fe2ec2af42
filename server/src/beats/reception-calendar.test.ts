import type { Keepers } from '@bezpechne/shared/beats'
import type { OfficerCard } from '@bezpechne/shared/officers'
import { expect, test } from 'vitest'

import { receptionCalendar } from './reception-calendar.ts'

const officer: OfficerCard = {
  id: 'one',
  kind: 'dop',
  rank: 'captain',
  name: { uk: 'Євгенія Ґалаґан-Їжакевич', en: 'Yevheniia Galagan-Yizhakevych' },
  phones: ['044 000 00 07'],
  office: { uk: 'вулиця Садова, 3; кабінет 12,\nвхід із двору', en: 'Sadova street 3' },
  officeAt: null,
  hours: [
    { days: [4, 2], from: '17:00', until: '20:00' },
    { days: [7], from: '03:30', until: '05:00' },
  ],
  languages: ['uk'],
  photoUrl: null,
}
const keepers: Pick<Keepers, 'beat' | 'officer' | 'substitute' | 'awayUntil'> = {
  beat: {
    id: 'HOL-01',
    name: { uk: 'Дільниця № 1', en: 'Beat 1' },
    district: null,
    setting: 'urban',
    residents: null,
  },
  officer,
  substitute: null,
  awayUntil: null,
}
const about = { today: '2026-10-23', page: 'https://example.org/kyiv/beats/HOL-01', language: 'uk' } as const

/** The lines of a calendar file, unfolded, as RFC 5545 reads them. */
function parsed(file: string) {
  const lines = file
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)
  const blocks = (name: string) =>
    lines.flatMap((line, start) =>
      line === `BEGIN:${name}` ? [fieldsOf(lines.slice(start + 1, lines.indexOf(`END:${name}`, start)))] : [],
    )
  return { lines, events: blocks('VEVENT'), daylight: blocks('DAYLIGHT'), standard: blocks('STANDARD') }
}

function fieldsOf(lines: string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  )
}

const fileOf = (over: Partial<typeof keepers> = {}) =>
  parsed(receptionCalendar({ ...about, keepers: { ...keepers, ...over } }) ?? '')

test('reception hours are weekly rules in the time of Kyiv, from the first of their days on', () => {
  const { lines, events } = fileOf()
  expect(lines[0]).toBe('BEGIN:VCALENDAR')
  expect(lines.every((line) => !/[\r\n]/.test(line))).toBe(true)
  expect(events).toMatchObject([
    {
      'DTSTART;TZID=Europe/Kyiv': '20261027T170000', // Friday is today; the next Tuesday
      'DTEND;TZID=Europe/Kyiv': '20261027T200000',
      RRULE: 'FREQ=WEEKLY;BYDAY=TU,TH',
      SUMMARY: 'Прийом дільничного: Євгенія Ґалаґан-Їжакевич',
      LOCATION: String.raw`вулиця Садова\, 3\; кабінет 12\,\nвхід із двору`,
    },
    { 'DTSTART;TZID=Europe/Kyiv': '20261025T033000', RRULE: 'FREQ=WEEKLY;BYDAY=SU' },
  ])
  expect(events.map(({ UID }) => UID)).toEqual([
    'kyiv-beats-HOL-01-1@example.org',
    'kyiv-beats-HOL-01-2@example.org',
  ])
})

test('the zone it names changes its clocks on the nights when Kyiv does', () => {
  const { daylight, standard } = fileOf()
  expect(daylight).toMatchObject([
    {
      DTSTART: '19970330T030000',
      TZOFFSETFROM: '+0200',
      TZOFFSETTO: '+0300',
      RRULE: 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    },
  ])
  expect(standard).toMatchObject([
    {
      DTSTART: '19971026T040000',
      TZOFFSETFROM: '+0300',
      TZOFFSETTO: '+0200',
      RRULE: 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    },
  ])
  for (let year = 2010; year <= 2030; year++) {
    for (const [month, hour, before, after] of [
      [3, 3, 2, 3],
      [10, 4, 3, 2],
    ] as const) {
      const turn = Date.UTC(year, month - 1, lastSunday(year, month), hour - before)
      expect([offsetAt(turn - 60_000), offsetAt(turn)]).toEqual([before, after])
    }
  }
})

test('no line is longer than 75 bytes, and a letter is never cut in two', () => {
  const file = receptionCalendar({ ...about, keepers }) ?? ''
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(file).not.toContain('\uFFFD')
})

test('an absence moves the beginning; a substitute receives where nobody is appointed; without hours there is no file', () => {
  const away = fileOf({ awayUntil: '2026-10-28' })
  expect(away.events[0]).toMatchObject({ 'DTSTART;TZID=Europe/Kyiv': '20261029T170000' })
  const substitute = { ...officer, name: { uk: 'Остап Яровий', en: 'Ostap Yarovyi' } }
  expect(fileOf({ officer: null, substitute }).events[0]?.['SUMMARY']).toBe(
    'Прийом дільничного: Остап Яровий',
  )
  expect(receptionCalendar({ ...about, keepers: { ...keepers, officer: null } })).toBeUndefined()
  const silent = { ...keepers, officer: { ...officer, hours: [] } }
  expect(receptionCalendar({ ...about, keepers: silent })).toBeUndefined()
})

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 0))
  return last.getUTCDate() - last.getUTCDay()
}

/** Hours that the clocks of Kyiv are ahead. */
function offsetAt(moment: number): number {
  const shown = new Date(moment).toLocaleString('sv-SE', { timeZone: 'Europe/Kyiv' })
  return Math.round((Date.parse(`${shown.replace(' ', 'T')}Z`) - moment) / 3_600_000)
}
