import sharp from 'sharp'

export const [width, height] = [320, 240]
/** A loud pattern: whatever is left of it under or beside a box is seen in the numbers. */
export async function pattern(): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3)
  for (let n = 0; n < width * height; n += 1) {
    const [x, y] = [n % width, Math.floor(n / width)]
    pixels.set([(x * 7) % 256, (y * 11) % 256, ((x ^ y) * 13) % 256], n * 3)
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Model: 'CANARY-PHONE' } })
    .jpeg({ quality: 95 })
    .toBuffer()
}

export async function pixelsOf(jpeg: Buffer): Promise<Buffer> {
  return sharp(jpeg).raw().toBuffer()
}

interface Edges {
  left: number
  top: number
  right: number
  bottom: number
}

export function area(pixels: Buffer, { left, top, right, bottom }: Edges): Buffer[] {
  return Array.from({ length: bottom - top }, (_, n) =>
    pixels.subarray(((top + n) * width + left) * 3, ((top + n) * width + right) * 3),
  )
}

/** How far apart the darkest and the lightest value of one colour are. */
export function spread(lines: Buffer[]): number {
  const values = [0, 1, 2].map((channel) =>
    lines.flatMap((line) => [...line].filter((_, n) => n % 3 === channel)),
  )
  return Math.max(
    ...values.map((of) => of.reduce((a, b) => Math.max(a, b), 0) - of.reduce((a, b) => Math.min(a, b), 255)),
  )
}

/** On the average. */
export function distance(first: Buffer[], other: Buffer[]): number {
  const [a, b] = [Buffer.concat(first), Buffer.concat(other)]
  return a.reduce((sum, value, n) => sum + Math.abs(value - (b[n] ?? 0)), 0) / a.length
}
