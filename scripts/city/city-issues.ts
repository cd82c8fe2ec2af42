import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

/** What a value that is none of these looks like, by the name of its field. */
const examples: Record<string, string> = {
  id: 'small Latin letters and hyphens, 2 to 41, like severynivka',
  code: '2 to 8 capital Latin letters, like SEVER',
  katottg: 'UA and 17 digits, like UA05060110000027268',
  projection: 'like EPSG:32636',
  feature: 'a property and its value, like name=Суми',
  categories: 'a code of the national list, like road-surface',
}

const custom: Record<string, string> = {
  'hidden-characters': 'has hidden characters: type it anew',
  'stacked-marks': 'has too many marks over one letter',
  'too-short': 'has no letters that anybody sees',
  'one-line': 'has to stand on one line',
  'wrong-format': 'is no telephone number',
}

/** What is wrong with a value, to stand after its name. */
export function wordsOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return wrongType(issue)
  if (issue.code === 'invalid_value') return `is none of ${issue.values.join(', ')}`
  if (issue.code === 'too_small') return `${measureOf(issue)}: at least ${issue.minimum}`
  if (issue.code === 'too_big') return `${measureOf(issue)}: at most ${issue.maximum}`
  if (issue.code === 'invalid_format') return wrongFormat(issue)
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined
  return (typeof code === 'string' && custom[code]) || 'is not as it has to be'
}

function wrongType({ input, expected }: Extract<Issue, { code: 'invalid_type' }>): string {
  if (input === undefined) return 'is missing'
  if (input === null) return 'is empty'
  if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean'))
    return `is read as ${typeof input}: write it in quotes, '${input}'`
  if (expected === 'array') return 'is no list: write [a, b], or a line with “- ” for each'
  if (expected === 'object' || expected === 'record')
    return 'has no fields of its own: write { field: value }, or a line for each'
  return Array.isArray(input) ? 'is a list, and one value is asked for' : `is no ${expected}`
}

function wrongFormat({ format, path = [] }: Extract<Issue, { code: 'invalid_format' }>): string {
  if (format === 'email') return 'is no e-mail address'
  if (format === 'date') return 'is no day of the calendar, like 2027-01-31'
  const field = path.findLast((one) => typeof one === 'string')
  return `is not as it has to be: ${(field !== undefined && examples[field]) || 'see docs/production.md'}`
}

function measureOf({ input }: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  if (typeof input === 'string') return `has ${input.length} characters`
  return Array.isArray(input) ? `has ${input.length}` : 'has a wrong size'
}
