import { findOnDevice, putOnDevice } from '../lib/device-store.ts'

const key = 'voices'

/** What this browser has said of an answer; of an earlier one it has said nothing. */
export function spokenOf(number: string, answeredOn: string | null): boolean | null {
  const said = all()[number]
  return said && said.of === answeredOn ? said.helped : null
}

export function rememberVoice(number: string, answeredOn: string | null, helped: boolean | null): void {
  const { [number]: _before, ...others } = all()
  const kept = Object.entries(others).slice(-199)
  const now = helped === null ? [] : [[number, { of: answeredOn, helped }] as const]
  putOnDevice(key, JSON.stringify(Object.fromEntries([...kept, ...now])))
}

interface Said {
  of: string | null
  helped: boolean
}

function all(): Record<string, Said> {
  try {
    // NOTE: nobody else writes it; where somebody did, a number is not found in it, or what is found is no voice.
    const kept: Record<string, Said> | null = JSON.parse(findOnDevice(key) ?? '{}')
    return kept ?? {}
  } catch {
    return {}
  }
}
