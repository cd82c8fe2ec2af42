import { findOnDevice, putOnDevice } from './device-store.ts'

const key = 'last-city'

/** The community that was opened last on this device: where the ways of an installed app lead. */
export function lastCity(): string | undefined {
  return findOnDevice(key) ?? undefined
}

export function rememberCity(id: string): void {
  putOnDevice(key, id)
}
