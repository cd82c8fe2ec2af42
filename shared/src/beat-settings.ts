import * as z from 'zod'

import { Finding } from './beat-import.ts'
import { Beat, BeatId, BeatNotice, beatSettings, Outline } from './beats.ts'
import { CityId, District } from './cities.ts'
import { Day } from './day.ts'
import { LatLng } from './geo.ts'
import { Hours, OfficerCard, officerKinds, Phone, ranks, spokenLanguages, Station } from './officers.ts'
import { typedLine, typedText } from './text.ts'
import { Version } from './version.ts'

const duties = ['officer', 'deputy'] as const
export type Duty = (typeof duties)[number]
const absenceKinds = ['leave', 'illness', 'training', 'other'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

/** "until" is the first day that is no longer theirs; null: nobody has said. */
export const Appointment = z.strictObject({
  id: z.string(),
  beat: BeatId,
  officerId: z.string(),
  duty: z.enum(duties),
  since: Day,
  until: Day.nullable(),
})
export type Appointment = z.infer<typeof Appointment>

/** Both days included. */
export const Absence = z.strictObject({
  id: z.string(),
  officerId: z.string(),
  kind: z.enum(absenceKinds),
  since: Day,
  until: Day,
  substituteId: z.string().nullable(),
})
export type Absence = z.infer<typeof Absence>

export const DeskOfficer = OfficerCard.extend({
  code: z.string(),
  /** Who signs in as this officer. */
  staffId: z.string().nullable(),
  stationId: z.string().nullable(),
  leftOn: Day.nullable(),
  version: z.number(),
})
export type DeskOfficer = z.infer<typeof DeskOfficer>

export const DeskBeat = Beat.extend({ stationId: z.string().nullable(), version: z.number() })
export type DeskBeat = z.infer<typeof DeskBeat>

export const DeskStation = Station.extend({ version: z.number() })
export type DeskStation = z.infer<typeof DeskStation>

/** All that a head of officers arranges; appointments and absences that are over are left out. */
export const DeskBeats = z.strictObject({
  today: Day,
  beats: z.array(DeskBeat),
  officers: z.array(DeskOfficer),
  appointments: z.array(Appointment),
  absences: z.array(Absence),
  stations: z.array(DeskStation),
  districts: z.array(District),
  /** Members of staff who may be an officer. */
  accounts: z.array(z.strictObject({ id: z.string(), name: z.string() })),
})
export type DeskBeats = z.infer<typeof DeskBeats>

const someNames = (most: number) => z.strictObject({ uk: typedLine(0, most), en: typedLine(0, most) })
const fullNames = (least: number, most: number) =>
  z.strictObject({ uk: typedLine(least, most), en: typedLine(least, most) })

/** What officers say of themselves. */
const card = {
  phones: z.array(Phone).max(4),
  office: someNames(200),
  officeAt: LatLng.nullable(),
  hours: z.array(Hours).max(7),
  languages: z.array(z.enum(spokenLanguages)).min(1).max(spokenLanguages.length),
}
const officer = {
  ...card,
  code: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  kind: z.enum(officerKinds),
  rank: z.enum(ranks),
  name: fullNames(3, 120),
  staffId: z.string().min(1).max(60).nullable(),
  stationId: z.uuid().nullable(),
  leftOn: Day.nullable(),
}

export const NewOfficer = z.strictObject(officer)
export type NewOfficer = z.infer<typeof NewOfficer>
export const ChangeOfficer = z.strictObject({ ...officer, version: Version })
export type ChangeOfficer = z.infer<typeof ChangeOfficer>
export const ChangeOwnCard = z.strictObject({ ...card, version: Version })
export type ChangeOwnCard = z.infer<typeof ChangeOwnCard>

export const NewAppointment = z
  .strictObject({
    beat: BeatId,
    officerId: z.uuid(),
    duty: z.enum(duties),
    since: Day,
    until: Day.nullable(),
  })
  .refine(({ since, until }) => until === null || until > since, {
    path: ['until'],
    params: { code: 'too-small' },
  })
export type NewAppointment = z.infer<typeof NewAppointment>
export const EndAppointment = z.strictObject({ until: Day })

export const NewAbsence = z
  .strictObject({
    officerId: z.uuid(),
    kind: z.enum(absenceKinds),
    since: Day,
    until: Day,
    substituteId: z.uuid().nullable(),
  })
  .refine(({ since, until }) => until >= since, { path: ['until'], params: { code: 'too-small' } })
  .refine(({ officerId, substituteId }) => officerId !== substituteId, { path: ['substituteId'] })
export type NewAbsence = z.infer<typeof NewAbsence>

const station = {
  districtId: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .nullable(),
  name: fullNames(3, 150),
  phone: Phone,
  address: fullNames(3, 200),
  at: LatLng.nullable(),
  hours: z.array(Hours).max(7),
}
export const NewStation = z.strictObject(station)
export type NewStation = z.infer<typeof NewStation>
export const ChangeStation = z.strictObject({ ...station, version: Version })
export type ChangeStation = z.infer<typeof ChangeStation>

export const ChangeBeat = z.strictObject({
  name: fullNames(1, 150),
  setting: z.enum(beatSettings),
  residents: z.int().min(0).max(1_000_000).nullable(),
  stationId: z.uuid().nullable(),
  version: Version,
})
export type ChangeBeat = z.infer<typeof ChangeBeat>
export const RetireBeat = z.strictObject({ version: Version })

export const NewOutline = z.strictObject({ outline: Outline })
export type NewOutline = z.infer<typeof NewOutline>
export const ChangeOutline = z.strictObject({ outline: Outline, version: Version })
export type ChangeOutline = z.infer<typeof ChangeOutline>
/** What a new outline would overlap, leave empty, or take from outside the city. */
export const OutlineChecked = z.strictObject({ findings: z.array(Finding) })
export type OutlineChecked = z.infer<typeof OutlineChecked>

/** What a change made or changed, and which version it has now where it was changed from one. */
export const Changed = z.strictObject({ id: z.string(), version: Version.optional() })
export type Changed = z.infer<typeof Changed>

export const NewNotice = z
  .strictObject({
    beat: BeatId,
    title: typedLine(3, 120),
    text: typedText(3, 1500),
    since: Day,
    until: Day,
  })
  .refine(({ since, until }) => until >= since, { path: ['until'], params: { code: 'too-small' } })
export type NewNotice = z.infer<typeof NewNotice>

/** The own card of who is signed in, the beats they keep today, what they tell them. */
export const OwnBeats = z.strictObject({
  today: Day,
  /** Null: nobody has said which officer this account is. */
  officer: DeskOfficer.nullable(),
  beats: z.array(Beat.extend({ duty: z.enum(duties) })),
  /** Not over and not withdrawn, of these beats; of a head, all of the city. */
  notices: z.array(BeatNotice.extend({ beat: BeatId })),
})
export type OwnBeats = z.infer<typeof OwnBeats>

export const OneOfficerPhoto = z.strictObject({ city: CityId, photo: z.uuid() })
