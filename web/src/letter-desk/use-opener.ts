import type { DirectoryFault, SignedDirectory } from '@bezpechne/shared/letters-crypto/directory'
import { checkDirectory, DirectoryRefused } from '@bezpechne/shared/letters-crypto/directory'
import { loadSodium } from '@bezpechne/shared/letters-crypto/sodium'
import { use } from 'react'

import { get } from '../lib/api.ts'
import { pins } from '../lib/letter-pins.ts'
import { type Unlocked, useUnlocked } from '../lib/unlock.ts'
import type { Opener } from './opener.ts'

type Opening = { opener: Opener } | { fault: DirectoryFault } | { error: unknown }

// As long as the same keys are unlocked; gone with them.
const openings = new WeakMap<Unlocked, Promise<Opening>>()

/** Keys and the checked directory; undefined while the screen is locked. Suspends on the way. */
export function useOpener(city: string): Opening | undefined {
  const unlocked = useUnlocked(city)
  return unlocked && use(openingOf(unlocked))
}

function openingOf(unlocked: Unlocked): Promise<Opening> {
  const known = openings.get(unlocked) ?? load(unlocked)
  openings.set(unlocked, known)
  return known
}

async function load({ city, boxes }: Unlocked): Promise<Opening> {
  try {
    const sodium = await loadSodium()
    const signed = await get<SignedDirectory>(`/cities/${city}/directory`)
    const directory = checkDirectory(sodium, signed, { city, pins, now: new Date() })
    return { opener: { sodium, city, signed, directory, boxes } }
  } catch (error) {
    return error instanceof DirectoryRefused ? { fault: error.fault } : { error }
  }
}
