/** What a browser that keeps nothing (blocked storage, a full disk) still knows until the page is left. */
const meanwhile = new Map<string, string>()

/** A text that this device keeps; reading and writing it never fails. */
export function findOnDevice(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? meanwhile.get(key) ?? null
  } catch {
    return meanwhile.get(key) ?? null
  }
}

export function putOnDevice(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
    meanwhile.delete(key)
  } catch {
    meanwhile.set(key, text)
  }
}

export function dropFromDevice(key: string): void {
  meanwhile.delete(key)
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}

export function listOnDevice(): string[] {
  try {
    return [...Object.keys(localStorage), ...meanwhile.keys()]
  } catch {
    return [...meanwhile.keys()]
  }
}
