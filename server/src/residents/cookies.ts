import type { FastifyReply, FastifyRequest } from 'fastify'

/** A random word that this browser alone has. */
interface OwnCookie {
  read: (request: FastifyRequest) => string | undefined
  /** @param seconds 0 takes it away */
  write: (reply: FastifyReply, value: string, seconds: number) => void
}

/** NOTE: browsers refuse a __Host- cookie over plain http, except from the computer itself. */
export function isSecure(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl)
  return protocol === 'https:' || hostname === 'localhost'
}

export function ownCookie(name: string, secure: boolean): OwnCookie {
  const full = secure ? `__Host-${name}` : name
  const pattern = new RegExp(`(?:^|;\\s*)${full}=([\\w-]{22,43})(?:;|$)`)
  return {
    read: ({ headers }) => pattern.exec(headers.cookie ?? '')?.[1],
    write(reply, value, seconds) {
      const marks = [
        'Path=/',
        `Max-Age=${seconds}`,
        'HttpOnly',
        'SameSite=Lax',
        ...(secure ? ['Secure'] : []),
      ]
      reply.header('set-cookie', [`${full}=${value}`, ...marks].join('; '))
    },
  }
}
