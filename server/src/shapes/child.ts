import { type Reading, readMap } from './reading.ts'

// NOTE: a process of its own, without secrets, the database or the right to write: bytes from strangers meet parsers here.
process.on('message', ({ bytes, reading }: { bytes: Uint8Array; reading: Reading }) => {
  void readMap(bytes, reading).then((file) =>
    process.send?.(JSON.stringify(file), () => process.disconnect()),
  )
})
