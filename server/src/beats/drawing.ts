import type {
  ChangeBeat,
  Changed,
  ChangeOutline,
  NewOutline,
  OutlineChecked,
} from '@bezpechne/shared/beat-settings'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { wrongWith } from './beat-file.ts'
import { findOnMap } from './checking.ts'
import { isStation, setBeat, setOutline } from './desk-queries.ts'
import { lockBeats, retireBeats } from './import-queries.ts'
import { findBeat } from './queries.ts'

/** What a new outline would overlap, cut off or leave empty; stores nothing. @throws AppError 'beat-not-found' */
export async function checkOutline(
  db: Db,
  city: string,
  id: string,
  { outline }: NewOutline,
): Promise<OutlineChecked> {
  const beat = await findBeat(db, city, id)
  if (!beat) throw new AppError('beat-not-found')
  const wrong = wrongWith(outline.coordinates.flat())
  if (wrong) return { findings: [{ ...wrong, beats: [id] }] }
  return {
    findings: await findOnMap(db, { city, shapes: [{ ...beat, outline }], without: [], gapsNear: true }),
  }
}

/** @throws AppError 'beat-not-found', 'stale-version', 'outline-wrong' */
export async function changeOutline(
  trx: Trx,
  city: string,
  id: string,
  change: ChangeOutline,
): Promise<Changed> {
  await lockBeats(trx, city)
  const { findings } = await checkOutline(trx, city, id, change)
  if (findings.some(({ isWrong }) => isWrong)) throw new AppError('outline-wrong')
  const version = await setOutline(trx, city, id, change)
  if (version === undefined) throw new AppError('stale-version')
  return { id, version }
}

/** @throws AppError 'beat-not-found', 'station-not-found', 'stale-version' */
export async function changeBeat(trx: Trx, city: string, id: string, change: ChangeBeat): Promise<Changed> {
  await lockBeats(trx, city)
  if (!(await findBeat(trx, city, id))) throw new AppError('beat-not-found')
  if (change.stationId !== null && !(await isStation(trx, city, change.stationId)))
    throw new AppError('station-not-found')
  const version = await setBeat(trx, city, id, change)
  if (version === undefined) throw new AppError('stale-version')
  return { id, version }
}

/** Its number stays taken: what was written to it names it. @throws AppError 'beat-not-found', 'stale-version' */
export async function retireBeat(trx: Trx, city: string, id: string, version: number): Promise<Changed> {
  await lockBeats(trx, city)
  const beat = await findBeat(trx, city, id)
  if (!beat) throw new AppError('beat-not-found')
  if (beat.version !== version) throw new AppError('stale-version')
  await retireBeats(trx, city, [id])
  return { id }
}
