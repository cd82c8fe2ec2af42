import { randomUUID } from 'node:crypto'

import type { buildApp } from '@bezpechne/server/app'

import type { Holder } from '../support/letter-holder.ts'
import type { Resident } from '../support/letter-resident.ts'
import { sodium } from '../support/mailboxes.ts'
import type { Person } from '../support/people.ts'

type App = Awaited<ReturnType<typeof buildApp>>
type Door = App['accessList'][number]
type Answer = Awaited<ReturnType<Person['get']>>

/** Every route that is asked about one thing, whatever domain it is of: nothing is left out by hand. */
export const doorsOf = (app: App): Door[] =>
  app.accessList.filter(
    ({ method, url }) => /^(GET|POST|PUT)$/.test(method) && /:(id|file|number|photo)\b/.test(url),
  )

/** Every list: nothing of what one may not read is in it either. */
export const listsOf = (app: App): Door[] =>
  app.accessList.filter(
    ({ method, url }) => method === 'GET' && !/:(?!city)|\*/.test(url) && !url.endsWith('/events'),
  )

/** A letter, and what its own readers would send about it: signed by the right keys, of the right version. */
export interface Target {
  id: string
  file: string
  bodies: Record<string, object>
}

export async function targetOf(writer: Resident, by: Holder, file: string = randomUUID()): Promise<Target> {
  const { opened, record, version } = await writer.read()
  const seen = { opened, record, version }
  const [signed, message] = [(step: string) => by.signed(seen, step), by.message(seen, 'reply', 'Так.')]
  const wrap = { sealed: toText80(), box: 'resident' }
  const sealed = {
    ...signed('accept'),
    ...by.epoch(seen, by.box),
    wraps: [wrap, { ...wrap, box: by.box.name }],
  }
  const bodies = {
    ...Object.fromEntries(['claim', 'release', 'recuse'].map((step) => [step, { version }])),
    ...Object.fromEntries(['forward', 'spam'].map((step) => [step, signed(step)])),
    answer: { ...signed('answer'), message },
    accept: { ...sealed, textSha256: toText80().slice(0, 42).concat('A') },
    epochs: { version, epoch: sealed.epoch, wraps: sealed.wraps },
    messages: { version, message: { ...message, kind: 'text' }, files: [] },
    steps: { ...signed('reply'), action: 'reply', message, files: [], crimeNo: null, recordedAt: null },
    redirect: {
      ...signed('redirect'),
      to: by.box.name,
      epoch: sealed.epoch,
      wraps: sealed.wraps,
      older: [],
      capsule: null,
    },
    number: { version, extNo: '12/3' },
    'external-number': { version, extNo: '12/3' },
  }
  return { id: writer.id, file, bodies }
}

const toText80 = () => sodium.to_base64(sodium.randombytes_buf(80), sodium.base64_variants.URLSAFE_NO_PADDING)

/** What somebody learns of this target through this door, and what of a thing that never was. */
export async function knock(person: Person, { method, url }: Door, target: Target) {
  const none = { ...target, id: randomUUID(), file: randomUUID() }
  const [here, nowhere] = [
    await ask(person, { method, url, target }),
    await ask(person, { method, url, target: none }),
  ]
  return { here: faceOf(here, target), nowhere: faceOf(nowhere, none), status: here.statusCode }
}

function ask(person: Person, { method, url, target }: { method: string; url: string; target: Target }) {
  const values: Record<string, string> = {
    city: 'kyiv',
    id: target.id,
    file: target.file,
    photo: target.file,
    number: 'KYIV-AAAA-AAAA',
  }
  const filled = url.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? 'x').replace('*', 'x')
  if (method === 'GET') return person.get(filled)
  const body = target.bodies[url.split('/').at(-1) ?? ''] ?? {}
  return method === 'PUT' ? person.put(filled, body) : person.post(filled, body)
}

/** All that an answer says, to the byte, but the time of it, the number of the request and a session that goes on. */
function faceOf({ statusCode, headers, body }: Answer, { id, file }: Target): string {
  const told = Object.entries(headers).filter(([name, value]) => {
    // One that was not used for some minutes is prolonged by the next request, whatever it asks.
    if (name === 'set-cookie') return !String(value).startsWith('__Host-sid=')
    return !/^(date|connection|keep-alive)$/.test(name)
  })
  return JSON.stringify([statusCode, told, body]).replaceAll(id, 'ID').replaceAll(file, 'FILE')
}
