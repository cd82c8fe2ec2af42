import { NewInquiry } from '@bezpechne/shared/inquiries'

/** "2025-01-31", "2025-01-31 18:20", "31.01.2025 18:20:05": without an offset it is the time of Kyiv. */
const wallTime =
  /^(?:(\d{4})-(\d\d)-(\d\d)|(\d\d)\.(\d\d)\.(\d{4}))(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/

/** As ISO in UTC; undefined where it is no day and time. */
export function timeIn(text: string): string | undefined {
  const told = text.trim()
  const wall = wallTime.exec(told)
  const read = wall ? atWall(wall) : NewInquiry.shape.happenedAt.unwrap().safeParse(told).data
  return read === undefined ? undefined : new Date(read).toISOString()
}

function atWall(found: RegExpExecArray): string | undefined {
  const [, year, month, day, otherDay, otherMonth, otherYear, hour, minute, second = '00'] = found
  const date = [year ?? otherYear, month ?? otherMonth, day ?? otherDay].join('-')
  // A day without an hour is its noon.
  const time = hour === undefined ? '12:00:00' : `${hour}:${minute}:${second}`
  return asInstant(date, time)
}

const kyiv = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Kyiv',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** Summer's time where there are two of it; an hour that the spring leaves out is read as winter's. */
function asInstant(date: string, time: string): string | undefined {
  const winter = `${date}T${time}+02:00`
  if (!isDay(date) || Number.isNaN(Date.parse(winter))) return undefined
  const summer = `${date}T${time}+03:00`
  return kyiv.format(new Date(summer)) === `${date} ${time}` ? summer : winter
}

/** NOTE: Date.parse takes 31 February for 3 March. */
function isDay(date: string): boolean {
  const read = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date)
}
