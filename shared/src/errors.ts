import * as z from 'zod'

/** Every error a caller can meet, with its status. Words for people: words/errors.ts. */
export const statusByCode = {
  'bad-request': 400,
  'invalid-input': 400,
  'idempotency-key-required': 400,
  'looks-automated': 400,
  'proof-missing': 400,
  'proof-wrong': 400,
  'proof-used': 400,
  'proof-expired': 400,
  'category-takes-no-pins': 400,
  'outside-city': 400,
  /** An area to hide: no ground, a border over itself, not of this city. */
  'area-empty': 400,
  'area-crosses-itself': 400,
  'area-outside-city': 400,
  /** Larger than what somebody may follow. */
  'area-too-large': 400,
  'place-missing': 400,
  /** A pin was moved or a topic changed, and nobody said why. */
  'reason-missing': 400,
  'district-required': 400,
  'photo-unreadable': 400,
  'photo-too-large': 413,
  /** Apple's own format, which browsers cannot show: the phone can send JPEG instead. */
  'photo-heic': 415,
  'photo-not-found': 400,
  /** What came is not what was announced: all of it is to be sent again. */
  'upload-broken': 400,
  /** A piece that does not begin where the last one ended: ask how far it is. */
  'upload-elsewhere': 409,
  /** More photos than were announced with the words. */
  'uploads-too-many': 409,
  /** A moderator has decided: the inquiry takes no photos any more. */
  'uploads-over': 409,
  /** A city has used the storage that its operator gives it: words are taken, photos are not. */
  'photos-no-room': 409,
  'in-the-future': 400,
  'organisation-not-found': 400,
  /** A city's own words for the guard: too many to be read. */
  'too-many-terms': 400,
  /** So many hours of work do not come in ten years of this calendar. */
  'no-working-time': 400,
  /** An outage ends before it begins, is in the future, or another one lasts. */
  'outage-times': 400,
  unauthenticated: 401,
  'second-factor-required': 401,
  'sign-in-wrong': 401,
  'code-wrong': 401,
  'code-used': 401,
  forbidden: 403,
  'cross-site': 403,
  /** A code of the second factor within the last five minutes stands before this. */
  'code-again': 403,
  /** Opened in another browser than the one that asked, with another address than the letter's. */
  'sign-in-address-wrong': 403,
  /** Sent to another e-mail than the one signed in with. */
  'invitation-for-another': 403,
  'not-found': 404,
  'invitation-not-found': 404,
  'city-not-found': 404,
  'inquiry-not-found': 404,
  /** A link about what somebody follows: not one of ours, or its time is over. */
  'follow-link-wrong': 404,
  /** The link of a mail that asks whether one wanted a community: not ours, or two days old. */
  'request-link-wrong': 404,
  'beat-not-found': 404,
  'officer-not-found': 404,
  'station-not-found': 404,
  /** No root keeper has signed the keys of this city's mailboxes. */
  'no-directory': 404,
  'method-not-allowed': 405,
  'step-not-allowed': 409,
  /** Somebody follows as much as one may. */
  'follow-full': 409,
  /** A community that everybody sees here already. */
  'city-here': 409,
  /** Another city has this address or these letters. */
  'city-taken': 409,
  /** Somebody else decided. */
  'request-decided': 409,
  /** What a city needs before it is shown to everybody is not there yet. */
  'opening-unfinished': 409,
  'contact-needed': 409,
  'name-taken': 409,
  /** Somebody else keeps this beat on one of these days. */
  'beat-kept': 409,
  /** The officer is away on one of these days already. */
  'away-already': 409,
  /** Two officers of one badge, or of one account. */
  'badge-taken': 409,
  /** A file of beats or officers that the check refuses. */
  'import-wrong': 409,
  /** The check warned of something that nobody has agreed to, or that was not there when somebody did. */
  'import-unacknowledged': 409,
  /** A step that this file is not at: somebody else went on with it, or it is over. */
  'import-elsewhere': 409,
  /** Streets are not what they were when a file was compared with them. */
  'places-changed': 409,
  /** A city has as many files on their way in as it may. */
  'imports-full': 409,
  /** An outline that crosses itself, or takes ground of another beat. */
  'outline-wrong': 409,
  /** Inquiries wait for it, or rules lead to it. */
  'organisation-in-use': 409,
  'role-held': 409,
  'role-not-held': 409,
  'already-invited': 409,
  /** Nobody would be left who can invite anybody. */
  'last-administrator': 409,
  /** There is an account of this e-mail: its owner accepts after signing in. */
  'sign-in-first': 409,
  /** Somebody changed it since it was read. */
  'stale-version': 409,
  /** This organisation's answers are read by a moderator first. */
  'review-needed': 409,
  'template-not-found': 404,
  'too-many-templates': 409,
  'answer-not-found': 404,
  'claimed-by-another': 409,
  'claim-needed': 409,
  'second-person-needed': 409,
  /** One archive of a city is asked for, or made, at a time. */
  'archive-waits': 409,
  'archive-over': 409,
  /** A mailbox of a beat or of the oversight is held by two people at least. */
  'two-members-needed': 409,
  'merge-into-itself': 409,
  /** Hidden, merged or archived: nobody could read what it leads to. */
  'merge-target-not-public': 409,
  /** To be asked once, and changed once. */
  'changes-asked-before': 409,
  'revised-before': 409,
  'changes-too-late': 409,
  'review-not-possible': 409,
  /** A decision is taken back within seconds, by who made it, and only while nothing came after it. */
  'undo-too-late': 409,
  /** It was sent with another address than the one signed in with. */
  'own-of-another': 409,
  /** Its address would be erased at once: the code alone opens it. */
  'own-too-old': 409,
  /** What was typed is not the own address. */
  'confirm-wrong': 409,
  'key-used-differently': 409,
  /** Sealed with keys that are no longer those of the city: to be sealed anew. */
  'directory-old': 409,
  'letter-sent-already': 409,
  /** Once registered, a letter is taken back by asking for it in it. */
  'letter-by-request': 409,
  'already-enrolled': 409,
  'still-running': 425,
  gone: 410,
  /** A link to "my inquiries": never was one, was used, is too old. */
  'sign-in-link-wrong': 404,
  'sign-in-link-used': 410,
  'sign-in-link-expired': 410,
  /** This site sends no letters, so nobody can be sent a link. */
  'mail-off': 409,
  /** A reply link: never was one, was used, is too old, was taken back; its inquiry is off the map, is answered. */
  'link-wrong': 404,
  'link-used': 410,
  'link-expired': 410,
  'link-withdrawn': 410,
  'link-gone': 410,
  'link-answered': 409,
  /** The body's answer lies with a moderator already, or is being written. */
  'answer-waiting': 409,
  /** Accepted, taken back, or its time is over. */
  'invitation-over': 410,
  /** A link to a new password: never was one, was used, is over an hour old, or its person does not work here any more. */
  'reset-over': 410,
  'too-large': 413,
  'unsupported-media-type': 415,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof statusByCode

/** What is wrong with one field. */
export const fieldCodes = [
  'required',
  'wrong-type',
  'unknown-field',
  'too-short',
  'too-long',
  'too-small',
  'too-large',
  'too-many',
  'wrong-format',
  'not-in-list',
  'hidden-characters',
  'stacked-marks',
  'one-line',
  /** A month or a day that has not come yet. */
  'in-the-future',
  'in-the-past',
  /** An end that is no later than its beginning. */
  'before-start',
  'too-precise',
  /** A correction that corrects nothing. */
  'unchanged',
  /** Latitude and longitude changed places. */
  'swapped',
  'wrong',
] as const
export type FieldCode = (typeof fieldCodes)[number]

/** RFC 9457 application/problem+json; never the rejected value, never a stack. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
  id: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>
