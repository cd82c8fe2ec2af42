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
import * as z from 'zod'

import { InputError } from '../import/input-error.ts'
import { wordsOf } from './city-issues.ts'
import { readYaml } from './yaml-file.ts'

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

/** The second of two that are the same is named. */
function distinct<Item>(list: z.ZodArray<z.ZodType<Item>>, nameOf: (item: Item) => string) {
  return list.superRefine((items, context) => {
    const names = items.map(nameOf)
    for (const [place, name] of names.entries())
      if (names.indexOf(name) < place)
        context.addIssue({ code: 'custom', path: [place], message: `${name} stands twice` })
  })
}
const itself = (item: string) => item

const reasonText = SetReason.shape.text

/** All that the desk asks before a city is public, and what may wait. */
const CityFile = z.strictObject({
  id: CityId.refine((id) => !reserved.has(id), 'a page has this address already'),
  code: CityCode,
  name: both,
  katottg: Katottg.optional(),
  contact: Contact.refine(
    ({ phone, email }) => phone !== null || email !== null,
    'names neither a phone nor an e-mail',
  ),
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
  categories: distinct(z.array(CategoryCode).min(1).max(40), itself).optional(),
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
  administrators: distinct(z.array(mail).min(1).max(20), itself),
  moderators: distinct(z.array(mail).min(1).max(50), itself),
  organisations: distinct(z.array(NewOrganisation).max(100), ({ name }) => name.uk).optional(),
  holidays: distinct(
    z.array(z.strictObject({ on: z.iso.date(), name: typedLine(2, 100) })).max(100),
    ({ on }) => on,
  ).optional(),
})
export type CityFile = z.infer<typeof CityFile>

/** A file that was read, and where it says what. */
export interface CityText {
  wanted: CityFile
  /** Begins a message: "line 4: contact.phone". */
  at: (...path: PropertyKey[]) => string
}

/**
 * The file, or all that is wrong with it: each mistake with its line and its field.
 * @throws InputError
 */
export function readCityFile(bytes: Uint8Array): CityText {
  const { data, lineOf, lineOfKey } = readYaml(bytes)
  const read = CityFile.safeParse(data, { error: wordsOf })
  if (read.success) return { wanted: read.data, at: (...path) => `line ${lineOf(path)}: ${nameOf(path)}` }
  const first = read.error.issues.filter(isFirst)
  const told = first.flatMap((issue) => {
    const { path, message } = issue
    if (issue.code !== 'unrecognized_keys')
      return [{ line: lineOf(path), text: `${nameOf(path)}: ${message}` }]
    return issue.keys.map((key) => ({
      line: lineOfKey(path, key),
      text: `${nameOf([...path, key])}: is not known here`,
    }))
  })
  const inOrder = told
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, text: what }) => `line ${line}: ${what}`)
  throw new InputError([...inOrder, `${told.length} to correct: nothing is changed`].join('\n'))
}

const nameOf = (path: readonly PropertyKey[]) => path.map(String).join('.') || 'the file'

/** What is no list is not too long a list, too. */
function isFirst({ path }: z.core.$ZodIssue, place: number, all: readonly z.core.$ZodIssue[]): boolean {
  return all.findIndex((one) => one.path.join() === path.join()) === place
}
