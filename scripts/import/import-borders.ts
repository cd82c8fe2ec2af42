import { recordDeed } from '@bezpechne/server/audit/index'
import { foldName, getCity } from '@bezpechne/server/cities/index'
import { reassignAll } from '@bezpechne/server/geography/reassigning'
import { checkBorders, getGeography, storeBorders } from '@bezpechne/server/geography/storing'
import { type Db, transact } from '@bezpechne/server/platform/database'
import type {
  CheckBorders,
  CheckedBorders,
  Difference,
  MapLayer,
  StoreBorders,
} from '@bezpechne/shared/geography'
import { bordersOf, fieldsIn, type MapFields, type NamedBorder } from '@bezpechne/shared/map-fields'
import type { MapFeature } from '@bezpechne/shared/map-files'

import { InputError } from './input-error.ts'
import { lineOf, type MapFlags, readMapOf } from './map-file.ts'

export interface BorderFlags extends MapFlags {
  city: string
  nameUk?: string
  nameEn?: string
  katottg?: string
  /** property=value: which features of the file are meant. */
  feature?: string
  keepBoundary?: true
  credit: string
  commit?: true
}

interface Given {
  layer: MapLayer
  file: string
  flags: BorderFlags
}

/** Reads a file, tells what would change, and stores it when asked; what came of it, a line each. @throws InputError */
export async function runBorderImport(db: Db, { layer, file, flags }: Given): Promise<string[]> {
  const { id: city, centre } = await getCity(db, flags.city)
  const { features, fields, told } = await readMapOf(file, flags, centre)
  const borders = chosenBorders({ layer, feature: flags.feature }, features, fieldsOf(fields, flags))
  const boundary = flags.keepBoundary ? 'keep' : 'become'
  const body: CheckBorders = { layer, borders, boundary, credit: flags.credit.trim() }
  const checked = await checkBorders(db, city, body)
  const lines = [...told, ...linesOf(checked)]
  const wrong = checked.findings.filter(({ gravity }) => gravity === 'wrong').length
  if (wrong) throw new InputError(`${lines.join('\n')}\n${wrong} to correct: nothing is imported`)
  if (!flags.commit) return [...lines, 'A dry run: nothing is written. Add --commit to import.']
  return [...lines, await stored(db, city, { ...body, seen: checked.seen })]
}

function fieldsOf(fields: string[], { nameUk, nameEn, katottg }: BorderFlags): MapFields {
  const found = fieldsIn(fields)
  return {
    nameUk: nameUk ?? found.nameUk,
    nameEn: nameEn ?? found.nameEn,
    katottg: katottg ?? found.katottg,
  }
}

/** NOTE: the inquiries follow here: on the embedded database nobody else can run meanwhile. What is cut off, the server ends. */
async function stored(db: Db, city: string, body: StoreBorders): Promise<string> {
  const { change } = await transact(db, async (trx) => {
    const answer = await storeBorders(trx, city, body)
    const subject = answer.change?.id ?? null
    await recordDeed(trx, { city, actorId: null, role: 'operator', action: 'borders-change', subject })
    return answer
  })
  await reassignAll(db)
  if (!change) return 'Nothing changes: the borders are here already.'
  const after = (await getGeography(db, city)).change
  return `Imported. Inquiries given new places: ${after?.moved ?? 0} of ${after?.done ?? 0}.`
}

/**
 * Those borders of a file that are meant.
 * @throws InputError where there is none, or where a boundary could be several things
 */
export function chosenBorders(
  { layer, feature }: { layer: MapLayer; feature: string | undefined },
  features: MapFeature[],
  fields: MapFields,
): NamedBorder[] {
  const borders = bordersOf(chosen(features, feature), fields)
  if (!borders.length) throw new InputError(`None of the borders is ${feature ?? 'an area'}`)
  if (layer === 'boundary' && borders.length > 1 && feature === undefined)
    throw new InputError(
      `The file holds ${borders.length} features: choose with --feature, such as --feature name=Суми`,
    )
  return borders
}

/** @throws InputError */
function chosen(features: MapFeature[], feature: string | undefined): MapFeature[] {
  if (feature === undefined) return features
  const cut = feature.indexOf('=')
  if (cut < 1) throw new InputError('--feature is written like name=Суми')
  const [property, value] = [feature.slice(0, cut), feature.slice(cut + 1)]
  const found = features.filter(({ properties }) => foldName(properties[property] ?? '') === foldName(value))
  if (found.length) return found
  throw new InputError(`None of the ${features.length} features has “${value}” as its ${property}`)
}

const signs = { added: '+', removed: '-', changed: '~', same: '=' }

type Told = Pick<CheckedBorders, 'differences' | 'city' | 'inquiries' | 'findings'>

/** What was found and would change, a line each. */
export function linesOf({ differences, city, inquiries, findings }: Told): string[] {
  return [
    ...findings.map(lineOf),
    ...differences.map(differenceOf),
    differenceOf(city),
    `Inquiries that change their district: ${inquiries.moved}; outside the boundary: ${inquiries.outside}`,
  ]
}

function differenceOf({ kind, id, name, nameBefore, km2Before, km2, km2Moved }: Difference): string {
  const before = nameBefore ? ` (was ${nameBefore})` : ''
  const area = [km2Before, km2].map((one) => (one === null ? '–' : one.toFixed(2))).join(' → ')
  const moved = kind === 'changed' ? `, ${km2Moved.toFixed(3)} km² of ground` : ''
  return `${signs[kind]} ${name}${before}${id === null ? '' : ` (${id})`}: ${area} km²${moved}`
}
