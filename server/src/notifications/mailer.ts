import { createTransport } from 'nodemailer'

import type { Addressed } from './compose.ts'

interface Mail extends Addressed {
  /** The same for the same news: a mail sent twice after a crash is one mail to who receives it. */
  id: string
  /** The same for who reads it as a page; absent: as text alone. */
  html?: string | undefined
}

export interface Mailer {
  /** @returns whether the other side took it; false for an address that it will never take */
  send: (mail: Mail) => Promise<boolean>
  close: () => void
}

const second = 1000

export function openMailer(url: string, from: string): Mailer {
  const transport = createTransport(
    {
      url,
      connectionTimeout: 10 * second,
      greetingTimeout: 10 * second,
      socketTimeout: 20 * second,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
  return {
    async send({ to, language, id, subject, text, html, stop }) {
      const failure = await transport
        .sendMail({
          // NOTE: one address as an object: nothing in it can become a second recipient or a header.
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId: `<${id}>`,
          headers: {
            'auto-submitted': 'auto-generated',
            'content-language': language,
            ...(stop && {
              'list-unsubscribe': `<${stop}>`,
              'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
            }),
          },
        })
        .then(() => undefined, failureOf)
      // NOTE: what a mail server says often quotes the address, and the queue keeps what it is told: the code alone.
      if (failure && !isForGood(failure)) throw new Error(`mail not sent: ${failure.code}`)
      return !failure
    },
    close: () => transport.close(),
  }
}

interface Failure {
  code: string
  status: number
  /** "5.7.1": where it is about us and not about the mailbox (RFC 3463). */
  ofPolicy: boolean
}

/** The address itself was refused, and not only for now. NOTE: a server that blocks us refuses all, and means none of them. */
function isForGood({ code, status, ofPolicy }: Failure): boolean {
  return code === 'EENVELOPE' && !ofPolicy && (status === 0 || status >= 500)
}

function failureOf(error: unknown): Failure {
  const mark = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined)
  const code = mark('code')
  const answer = mark('response')
  const ofPolicy = typeof answer === 'string' && /^\d{3}[ -]5\.7\.\d/.test(answer)
  return {
    code: typeof code === 'string' ? code : 'unknown',
    status: Number(mark('responseCode') ?? 0),
    ofPolicy,
  }
}
