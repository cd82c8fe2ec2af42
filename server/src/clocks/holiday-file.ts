import { HolidayRow } from '@bezpechne/shared/calendar'

export interface HolidayProblem {
  line: number
  text: string
  code: 'wrong-format' | 'wrong' | 'too-short' | 'too-long' | 'twice'
}

const most = 400
const shown = 60

/**
 * A day a line, `2026-08-24,День Незалежності`, quoted or not, with a heading or without.
 * @returns what was understood, and every line that was not
 */
export function readHolidays(text: string): { holidays: HolidayRow[]; problems: HolidayProblem[] } {
  const holidays = new Map<string, HolidayRow>()
  const problems: HolidayProblem[] = []
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || (at === 0 && isHeading(line))) continue
    const read = readLine(line)
    const code = 'code' in read ? read.code : refused(read, holidays)
    if (code) problems.push({ line: at + 1, text: line.trim().slice(0, shown), code })
    else if (!('code' in read)) holidays.set(read.on, read)
  }
  return { holidays: [...holidays.values()].toSorted((one, other) => (one.on < other.on ? -1 : 1)), problems }
}

function isHeading(line: string): boolean {
  return !/\d/.test(line) && /^\W*(date|дата)\W/i.test(`${line},`)
}

function refused(
  { on }: HolidayRow,
  known: ReadonlyMap<string, HolidayRow>,
): HolidayProblem['code'] | undefined {
  if (known.has(on)) return 'twice'
  return known.size >= most ? 'too-long' : undefined
}

function readLine(line: string): HolidayRow | { code: HolidayProblem['code'] } {
  const found = /^\s*"?\s*([^",;\t]*?)\s*"?\s*[,;\t](.*)$/.exec(line)
  const [, date = '', rest = ''] = found ?? []
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return { code: 'wrong-format' }
  if (date < '2000' || date >= '2100') return { code: 'wrong' }
  const name = rest
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll('""', '"')
  const { data, error } = HolidayRow.safeParse({ on: date, name })
  return data ?? { code: codeOf(error.issues) }
}

function codeOf(issues: readonly { path: PropertyKey[]; code: string }[]): HolidayProblem['code'] {
  const issue = issues.find(({ path }) => path[0] === 'name')
  if (!issue) return 'wrong'
  return issue.code === 'too_big' ? 'too-long' : 'too-short'
}
