import type { DeskBeat, DeskBeats, DeskOfficer } from '@bezpechne/shared/beat-settings'
import type { BeatSetting } from '@bezpechne/shared/beats'

// NOTE: of shared/src/beats.ts, whose module would bring the schema library along.
export const mostResidents: Record<BeatSetting, number> = { urban: 7000, rural: 6000 }

/** A beat with who keeps it today. */
export interface BeatLine {
  beat: DeskBeat
  officer: DeskOfficer | undefined
  deputies: DeskOfficer[]
  isAway: boolean
  isCrowded: boolean
}

export function linesOf({ beats, officers, appointments, absences, today }: DeskBeats): BeatLine[] {
  const byId = new Map(officers.map((officer) => [officer.id, officer]))
  const now = appointments.filter(({ since, until }) => since <= today && (until === null || until > today))
  const isGone = ({ leftOn }: DeskOfficer) => leftOn !== null && leftOn <= today
  return beats.map((beat) => {
    const kept = now
      .filter((one) => one.beat === beat.id)
      .flatMap(({ officerId, duty }) => {
        const found = byId.get(officerId)
        return found && !isGone(found) ? [{ duty, found }] : []
      })
    const officer = kept.find(({ duty }) => duty === 'officer')?.found
    return {
      beat,
      officer,
      deputies: kept.filter(({ duty }) => duty === 'deputy').map(({ found }) => found),
      isAway: absences.some(
        ({ officerId, since, until }) => officerId === officer?.id && since <= today && today <= until,
      ),
      isCrowded: (beat.residents ?? 0) > mostResidents[beat.setting],
    }
  })
}

export function needsAttention({ officer, isCrowded }: BeatLine): boolean {
  return isCrowded || !officer
}

/** By number, name or officer, as somebody types it. */
export function matches({ beat, officer }: BeatLine, typed: string): boolean {
  const wanted = typed.trim().toLowerCase()
  const words = [beat.id, beat.name.uk, beat.name.en, officer?.name.uk, officer?.name.en]
  return words.some((word) => word?.toLowerCase().includes(wanted))
}
