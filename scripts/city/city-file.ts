import { reserved } from '@bezpechne/server/cities/reserved'
import { cardNames } from '@bezpechne/shared/card-words'
import { CategoryCode } from '@bezpechne/shared/categories'
import { CityId } from '@bezpechne/shared/cities'
import { OwnCard } from '@bezpechne/shared/city-cards'
import { changeReasons, refusalReasons } from '@bezpechne/shared/inquiry-states'
import { stored } from '@bezpechne/shared/look'
import { CityCode, Contact, Katottg } from '@bezpechne/shared/opening'
import { NewOrganisation } from '@bezpechne/shared/organisations'
import { SetReason } from '@bezpechne/shared/reasons'
import { typedLine } from '@bezpechne/shared/text'
import { LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'

import { InputError } from '../import/input-error.ts'

const both = z.strictObject({ uk: typedLine(2, 100), en: typedLine(2, 100) })
const mail = z
  .email()
  .max(200)
  .transform((email) => email.toLowerCase())

/** A map file, and what it does not say itself. Paths are read from where the YAML file lies. */
const mapFile = z.strictObject({
  file: z.string().min(1),
  projection: z
    .string()
    .regex(/^EPSG:\d{4,6}$/)
    .optional(),
  order: z.enum(['lng-lat', 'lat-lng']).optional(),
})
const feature = z
  .string()
  .regex(/^[^=]+=.+$/)
  .optional()

const reasonText = SetReason.shape.text

/** All that the desk asks before a city is public, and what may wait. */
const CityFile = z.strictObject({
  id: CityId.refine((id) => !reserved.has(id), 'a page has this address'),
  code: CityCode,
  name: both,
  katottg: Katottg.optional(),
  contact: Contact.refine(({ phone, email }) => phone !== null || email !== null, 'a phone or an e-mail'),
  boundary: mapFile.extend({ feature, credit: z.string().max(300) }),
  districts: mapFile
    .extend({
      feature,
      /** Columns, where they have no usual name. */
      nameUk: z.string().optional(),
      nameEn: z.string().optional(),
      katottg: z.string().optional(),
      credit: z.string().max(300).default(''),
    })
    .optional(),
  beats: mapFile.optional(),
  officers: z.strictObject({ file: z.string().min(1) }).optional(),
  /** "yes" to the warnings about beats and officers, which the dry run told. */
  acknowledge: z.boolean().optional(),
  /** Topics in their order; without it all of the national list. */
  categories: z
    .array(CategoryCode)
    .min(1)
    .max(40)
    .refine((codes) => new Set(codes).size === codes.length, 'one of them stands twice')
    .optional(),
  texts: z
    .strictObject({
      cards: z.partialRecord(z.enum(cardNames), OwnCard).optional(),
      reject: z.partialRecord(z.enum(refusalReasons), reasonText).optional(),
      change: z.partialRecord(z.enum(changeReasons), reasonText).optional(),
      hours: stored.hours.optional(),
      lines: stored.lines.optional(),
      languages: stored.languages.optional(),
      accent: stored.accent.optional(),
    })
    .optional(),
  administrators: z.array(mail).min(1).max(20),
  moderators: z.array(mail).min(1).max(50),
  organisations: z.array(NewOrganisation).max(100).optional(),
  holidays: z
    .array(z.strictObject({ on: z.iso.date(), name: typedLine(2, 100) }))
    .max(100)
    .optional(),
})
export type CityFile = z.infer<typeof CityFile>

/**
 * The file, or all that is wrong with it: each mistake with its line and its field.
 * @throws InputError
 */
export function readCityFile(text: string): CityFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, schema: 'core' })
  if (document.errors.length) {
    const told = document.errors.map(
      ({ pos, message }) => `line ${lines.linePos(pos[0]).line}: ${message.split('\n')[0]}`,
    )
    throw new InputError(told.join('\n'))
  }
  const read = CityFile.safeParse(document.toJS({ maxAliasCount: 0 }))
  if (read.success) return read.data

  function lineOf(path: readonly PropertyKey[]): number {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node: unknown = depth ? document.getIn(path.slice(0, depth), true) : document.contents
      const range = typeof node === 'object' && node && 'range' in node ? node.range : undefined
      if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line
    }
    return 1
  }
  const told = read.error.issues.map((issue) => {
    const field = issue.path.map(String).join('.') || 'the file'
    return { line: lineOf(issue.path), text: `${field}: ${issue.message}` }
  })
  const inOrder = told
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, text: what }) => `line ${line}: ${what}`)
  throw new InputError([...inOrder, `${told.length} to correct: nothing is changed`].join('\n'))
}
