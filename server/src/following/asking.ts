import type { FastifyInstance, FastifyRequest } from 'fastify'

import type { Keys } from './actions.ts'

export interface Options {
  /** Whether letters are sent at all. */
  mails: boolean
}

export const keysOf = ({ addressKey, readerAddress, linkToken }: FastifyInstance): Keys => ({
  addressKey,
  readerAddress,
  linkToken,
})

/** The address that a resident has proven in this session. */
export function provenBy({ resident }: FastifyRequest): string | undefined {
  return resident?.email
}
