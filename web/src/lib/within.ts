/** What the browser itself never ends: a picture that it cannot read back, a worker that died, a store that hangs. */
export async function within<Found>(milliseconds: number, work: Promise<Found>): Promise<Found> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('It did not end', 'TimeoutError')), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

export function isLate(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError'
}
