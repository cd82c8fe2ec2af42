import { randomUUID } from 'node:crypto'

import type { buildApp } from '@bezpechne/server/app'
import { Submitted } from '@bezpechne/shared/inquiries'

import { kyiv } from './cities.ts'
import { solve } from './proof.ts'

type App = Awaited<ReturnType<typeof buildApp>>

export const underpass = {
  text: 'У переході не світить жоден ліхтар. Увечері страшно йти.',
  category: 'street-lighting',
  at: kyiv.west.inside,
}

/** Someone with a phone and no account; every request comes from another address, as limits have their own story. */
export function residentOf(app: App, city = 'kyiv') {
  let asked = 0
  const post = (path: string, payload: object | string, key: string = randomUUID()) => {
    asked += 1
    return app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      headers: { 'idempotency-key': key, 'content-type': 'application/json' },
      payload,
      remoteAddress: `10.1.${Math.floor(asked / 250)}.${asked % 250}`,
    })
  }
  const submit = async (change: object = {}, key?: string) =>
    post(`/cities/${city}/inquiries`, { ...underpass, proof: await solve(app, city), ...change }, key)
  return { post, submit, send: async (change?: object) => Submitted.parse((await submit(change)).json()) }
}
