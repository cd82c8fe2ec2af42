import type { Keepers } from '@bezpechne/shared/beats'
import type { Language } from '@bezpechne/shared/inquiries'
import { defineTexts, textIn } from '@bezpechne/shared/languages'
import type { Hours, OfficerCard } from '@bezpechne/shared/officers'
import ical, { ICalEventRepeatingFreq, ICalWeekday } from 'ical-generator'

/** What stands in the calendar besides names and times. */
const words = defineTexts('calendar', {
  uk: {
    reception: 'Прийом дільничного',
    about: 'Час прийому може змінитися. Перед візитом перевірте сторінку дільниці:',
    call: 'Телефон:',
  },
  en: {
    reception: 'Reception hours of the district officer',
    about: 'The hours may change. Look at the page of the beat before you go:',
    call: 'Phone:',
  },
})

const { MO, TU, WE, TH, FR, SA, SU } = ICalWeekday
const weekdays = [MO, TU, WE, TH, FR, SA, SU]

interface Reception {
  keepers: Pick<Keepers, 'beat' | 'officer' | 'substitute' | 'awayUntil'>
  /** The day in Kyiv. */
  today: string
  /** The page of the beat. */
  page: string
  language: Language
}

/**
 * The reception hours of a beat as a calendar file: a weekly rule for each line of hours, in the time of Kyiv with the
 * nights when clocks change. An absence moves the beginning behind its last day. Undefined where no hours are known.
 * @see RFC 5545
 */
export function receptionCalendar({ keepers, today, page, language }: Reception): string | undefined {
  const { beat, awayUntil } = keepers
  const officer = keepers.officer ?? keepers.substitute
  if (!officer || officer.hours.length === 0) return undefined
  const say = textIn(words, language)
  const begin =
    awayUntil && officer === keepers.officer && awayUntil >= today ? dayAfter(awayUntil, 1) : today
  const calendar = ical({
    name: `${say.reception}: ${textIn(beat.name, language)}`,
    prodId: { company: 'Bezpechne', product: 'Beats' },
    timezone: { name: 'Europe/Kyiv', generator: () => kyivTime },
    url: page,
  })
  for (const [index, hours] of officer.hours.entries()) {
    const { start, end } = firstOf(hours, begin)
    calendar.createEvent({
      id: `${new URL(page).pathname.slice(1).replaceAll('/', '-')}-${index + 1}@${new URL(page).hostname}`,
      start,
      end,
      timezone: 'Europe/Kyiv',
      stamp: new Date(`${today}T00:00:00Z`),
      summary: `${say.reception}: ${textIn(officer.name, language)}`,
      location: textIn(officer.office, language) || null,
      description: describe(officer, { page, language }),
      url: page,
      repeating: { freq: ICalEventRepeatingFreq.WEEKLY, byDay: daysOf(hours) },
    })
  }
  return calendar.toString()
}

function describe({ phones }: OfficerCard, { page, language }: Pick<Reception, 'page' | 'language'>): string {
  const say = textIn(words, language)
  const call = phones.length > 0 ? [`${say.call} ${phones.join(', ')}`] : []
  return [...call, `${say.about} ${page}`].join('\n')
}

function daysOf({ days }: Hours): ICalWeekday[] {
  return weekdays.filter((_, index) => days.includes(index + 1))
}

/** The first time on or after a day. NOTE: the library writes a Date by its local parts, whatever zone this process is in. */
function firstOf({ days, from, until }: Hours, begin: string): { start: Date; end: Date } {
  const ahead = [0, 1, 2, 3, 4, 5, 6].find((more) => days.includes(weekdayOf(dayAfter(begin, more)))) ?? 0
  const [year = 0, month = 1, day = 1] = dayAfter(begin, ahead).split('-').map(Number)
  const at = (time: string) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return new Date(year, month - 1, day, hour, minute)
  }
  return { start: at(from), end: at(until) }
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** 1 Monday to 7 Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The rule of Ukraine since 1996: three in the morning of the last Sunday of March, four of October. */
const kyivTime = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Kyiv',
  'X-LIC-LOCATION:Europe/Kyiv',
  'BEGIN:DAYLIGHT',
  'TZNAME:EEST',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0300',
  'DTSTART:19970330T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:EET',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0200',
  'DTSTART:19971026T040000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')
