import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

import { checkFiles, importFiles } from '@bezpechne/server/beats/importing'
import { lookAt } from '@bezpechne/server/geography/checking'
import { storeBorders } from '@bezpechne/server/geography/storing'
import type { Db, Trx } from '@bezpechne/server/platform/database'
import type { CheckBorders } from '@bezpechne/shared/geography'
import { beatCollection, fieldsIn } from '@bezpechne/shared/map-fields'

import { isOfDisk } from '../import/command.ts'
import { linesOf as beatLines } from '../import/import-beats.ts'
import { chosenBorders, linesOf as borderLines } from '../import/import-borders.ts'
import { InputError } from '../import/input-error.ts'
import { readMapOf } from '../import/map-file.ts'
import type { CityFile, CityText } from './city-file.ts'
import { shapesIn } from './open-city.ts'

/** What the files of a city say, read before anything is opened. */
export interface CityMaps {
  shapes: Awaited<ReturnType<typeof shapesIn>>
  districts: CheckBorders | undefined
  staffing: { beats?: string; officers?: string; retireMissing: boolean } | undefined
}

/** Every file that is named, all mistakes of all of them at once. @throws InputError */
export async function readCityMaps(
  db: Db,
  { wanted, at: lineAt }: CityText,
  file: string,
): Promise<CityMaps> {
  const trouble: string[] = []
  const at = (name: string) => resolve(dirname(file), name)
  async function attempt<T>(
    field: 'boundary' | 'districts' | 'beats' | 'officers',
    read: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await read()
    } catch (error) {
      trouble.push(`${lineAt(field, 'file')}: ${sayable(error)}`)
      return undefined
    }
  }
  const { boundary, districts, beats, officers } = wanted
  const shapes = await attempt('boundary', () =>
    shapesIn(db, { ...mapFlags(boundary), boundary: at(boundary.file) }),
  )
  const read = {
    districts: districts && (await attempt('districts', () => bordersIn(districts, at(districts.file)))),
    beats: beats && (await attempt('beats', () => beatsIn(beats, at(beats.file)))),
    officers: officers && (await attempt('officers', () => readFile(at(officers.file), 'utf8'))),
  }
  if (trouble.length || !shapes) throw new InputError([...trouble, `nothing is changed`].join('\n'))
  const staffing = {
    retireMissing: false,
    ...(read.beats !== undefined && { beats: read.beats }),
    ...(read.officers !== undefined && { officers: read.officers }),
  }
  return { shapes, districts: read.districts, staffing: beats || officers ? staffing : undefined }
}

type Flagged = Pick<CityFile['boundary'], 'projection' | 'order' | 'feature'>

/** What is not said is not there: an option that is undefined is another thing. */
function mapFlags({ projection, order, feature }: Flagged) {
  return { ...(projection && { projection }), ...(order && { order }), ...(feature && { feature }) }
}

function sayable(error: unknown): string {
  if (!(error instanceof Error)) throw error
  // NOTE: the commands for one file take as flags what stands in this one as fields.
  if (error instanceof InputError)
    return error.message
      .replaceAll(/--(order|projection) (\S+)/g, '$1: $2')
      .replaceAll('--feature', 'feature')
  if (isOfDisk(error)) return error.message
  throw error
}

async function bordersIn(
  { credit, nameUk, nameEn, katottg, ...flags }: NonNullable<CityFile['districts']>,
  file: string,
): Promise<CheckBorders> {
  const { features, fields } = await readMapOf(file, mapFlags(flags))
  const found = fieldsIn(fields)
  const given = {
    nameUk: nameUk ?? found.nameUk,
    nameEn: nameEn ?? found.nameEn,
    katottg: katottg ?? found.katottg,
  }
  const borders = chosenBorders({ layer: 'districts', feature: flags.feature }, features, given)
  return { layer: 'districts', borders, boundary: 'keep', credit }
}

async function beatsIn(flags: NonNullable<CityFile['beats']>, file: string): Promise<string> {
  const { features } = await readMapOf(file, mapFlags(flags))
  return JSON.stringify(beatCollection(features))
}

/** @returns a line for each change @throws InputError with all that is wrong and where */
export async function storeDistricts(
  trx: Trx,
  city: string,
  body: CheckBorders,
  named: string,
): Promise<string[]> {
  const looked = await lookAt(trx, city, body)
  const wrong = looked.findings.filter(({ gravity }) => gravity === 'wrong').length
  if (wrong)
    throw new InputError(
      borderLines(looked)
        .map((line) => `${named}: ${line}`)
        .join('\n'),
    )
  const { change } = await storeBorders(trx, city, { ...body, seen: looked.seen })
  return change ? borderLines(looked) : []
}

/** @throws InputError with all that is wrong, or with warnings that nobody acknowledged */
export async function storeBeats(
  trx: Trx,
  { wanted, at }: CityText,
  files: NonNullable<CityMaps['staffing']>,
): Promise<string[]> {
  const { id: city, acknowledge = false } = wanted
  const checked = await checkFiles(trx, city, files)
  const { findings, seen, beats, officers } = checked
  const told = beatLines(checked)
  const wrong = findings.filter(({ isWrong }) => isWrong).length
  if (wrong || (findings.length > 0 && !acknowledge))
    throw new InputError(
      [
        `${at(wanted.beats ? 'beats' : 'officers')}:`,
        ...told,
        wrong ? `${wrong} to correct` : 'acknowledge: true imports in spite of the warnings',
      ].join('\n'),
    )
  if (beats.added + beats.changed + officers.added + officers.changed === 0) return []
  await importFiles(trx, city, { ...files, seen })
  return told
}
