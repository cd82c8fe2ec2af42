/**
 * A JPEG without what the camera wrote beside the picture (EXIF with the place, XMP, comments, a second picture behind the
 * first), for a browser that cannot decode it; undefined where it is no JPEG. The picture itself stays as it is.
 */
export async function withoutNotes(file: Blob): Promise<Blob | undefined> {
  const jpeg = new Uint8Array(await file.arrayBuffer())
  const view = new DataView(jpeg.buffer)
  if (jpeg.length < 4 || view.getUint16(0) !== 0xff_d8) return undefined
  const kept = [jpeg.subarray(0, 2)]
  for (let at = 2; at + 4 <= jpeg.length;) {
    const marker = view.getUint16(at)
    if (marker >> 8 !== 0xff) return undefined
    if (marker === 0xff_da)
      return new Blob([...kept, jpeg.subarray(at, endOf(jpeg, at))], { type: 'image/jpeg' })
    const next = at + 2 + view.getUint16(at + 2)
    if (isNeeded(marker)) kept.push(jpeg.subarray(at, next))
    at = next
  }
  return undefined
}

/** Tables and frames; of what applications add only JFIF and Adobe, which tell how colours are meant. */
function isNeeded(marker: number): boolean {
  const isNote = (marker >= 0xff_e1 && marker <= 0xff_ef && marker !== 0xff_ee) || marker === 0xff_fe
  return !isNote
}

/** Behind the mark that ends the picture; inside it 0xff is always followed by something else. */
function endOf(jpeg: Uint8Array, from: number): number {
  for (let at = from; at + 1 < jpeg.length; at += 1)
    if (jpeg[at] === 0xff && jpeg[at + 1] === 0xd9) return at + 2
  return jpeg.length
}
