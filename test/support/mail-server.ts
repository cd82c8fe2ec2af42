import type { Socket } from 'node:net'

import { SMTPServer } from 'smtp-server'

export interface Received {
  recipients: string[]
  raw: string
}

interface Moods {
  port?: number
  /** Says no to an address for good. */
  refuse?: string
  /** Has no time for each mail of such a number: "every third". */
  busyEvery?: number
  /** Of which mails it keeps what it got, and dies before it could say so. */
  diesAt?: readonly number[]
}

/** A mail server that takes what it is given, but for its moods. */
export async function openMailServer(received: Received[], moods: Moods = {}) {
  const { port = 0, refuse = '', busyEvery = 0, diesAt = [] } = moods
  const sockets = new Set<Socket>()
  let count = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      done(
        refuse && address.includes(refuse)
          ? Object.assign(new Error('no such user'), { responseCode: 550 })
          : null,
      )
    },
    onData(stream, session, done) {
      let raw = ''
      stream.setEncoding('utf8').on('data', (part: string) => (raw += part))
      stream.on('end', () => {
        count += 1
        if (busyEvery && count % busyEvery === 0)
          return done(Object.assign(new Error('4.3.2 try again later'), { responseCode: 451 }))
        received.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), raw })
        if (diesAt.includes(count)) for (const socket of sockets) socket.destroy()
        return done()
      })
    },
  })
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}
