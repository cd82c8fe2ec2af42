import type { Pins } from '@bezpechne/shared/letters-crypto/directory'
import { trialRoot } from '@bezpechne/shared/trial-root'

/** Set when the web app is built: LETTER_ROOTS and LETTER_MIN_SERIAL, the same as of the server. */
const named = String(import.meta.env['LETTER_ROOTS'] ?? '')
const roots = named ? named.split(',').map((root) => root.trim()) : [trialRoot]

/** Whom this build believes about the keys that letters are sealed to; nothing from the network changes it. */
export const pins: Pins = { roots, minSerial: Number(import.meta.env['LETTER_MIN_SERIAL'] ?? 1) }

/** Everybody has the trial's key: letters of a trial are no secret, and the page says so. */
export const isTrial = roots.includes(trialRoot)
