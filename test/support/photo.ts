import sharp from 'sharp'

/** A JPEG as a phone takes it: lying on its side by EXIF orientation, with the place where it was taken. */
export function phonePhoto(): Promise<Buffer> {
  return sharp({ create: { width: 1200, height: 800, channels: 3, background: '#7a8b6f' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'PhoneMaker', Orientation: '6' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '50/1 22/1 45/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '30/1 28/1 3/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}
