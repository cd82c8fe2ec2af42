import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    noticeAddress: SealedText
    residentAddress: SealedText
    /** Of who follows something: a mailbox, or what a browser's push service is asked with. */
    readerAddress: SealedText
  }
}

/** A short text that the database alone cannot tell. */
export interface SealedText {
  seal: (plain: string) => Buffer
  /** Undefined where another key sealed it, or somebody changed it. */
  open: (sealed: Uint8Array) => string | undefined
}

const [nonceLength, tagLength] = [12, 16]

interface Kind {
  name: string
  /** All are as long as the longest: their length says nothing. */
  padded: number
}

const notice = { name: 'letter-notice-address', padded: 320 }
const resident = { name: 'resident-address', padded: 320 }
const reader = { name: 'reader-address', padded: 1024 }

/** With a key that is in no database and in none of its backups: who has both of these reads no address. */
function sealedText(secret: string, { name, padded }: Kind): SealedText {
  const key = Buffer.from(hkdfSync('sha256', secret, '', name, 32))
  return {
    seal(plain) {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([Buffer.from(plain), Buffer.alloc(padded)]).subarray(0, padded)
      return Buffer.concat([nonce, cipher.update(body), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed) {
      const bytes = Buffer.from(sealed)
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength))
        decipher.setAuthTag(bytes.subarray(-tagLength))
        const body = Buffer.concat([
          decipher.update(bytes.subarray(nonceLength, -tagLength)),
          decipher.final(),
        ])
        return body.toString().replace(/\0+$/, '')
      } catch {
        return undefined
      }
    },
  }
}

export const sealedAddressPlugin = fp(async (app, { LETTER_NOTICE_KEY }: { LETTER_NOTICE_KEY: string }) => {
  app.decorate('noticeAddress', sealedText(LETTER_NOTICE_KEY, notice))
  app.decorate('residentAddress', sealedText(LETTER_NOTICE_KEY, resident))
  app.decorate('readerAddress', sealedText(LETTER_NOTICE_KEY, reader))
})
