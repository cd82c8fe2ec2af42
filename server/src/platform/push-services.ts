import { createECDH, ECDH } from 'node:crypto'
import { lookup as dnsLookup } from 'node:dns'
import { Agent } from 'node:https'
import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net'

/** Whether we would ask this address at all: https at a push service that the operator knows, and nothing in it of a user. */
export function isPushService(endpoint: string, services: readonly string[]): boolean {
  const url = URL.parse(endpoint)
  if (!url || url.protocol !== 'https:' || url.port || url.username || url.password) return false
  const host = url.hostname
  return isIP(host) === 0 && services.some((one) => host === one || host.endsWith(`.${one}`))
}

/** What a browser checks our messages with. */
export function pushKeyOf(secret: string): string {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(secret, 'base64url')
  return pair.getPublicKey('base64url')
}

/** Whether the browser's key is a point of the curve: nothing could be locked with another. */
export function isCurvePoint(key: string): boolean {
  try {
    return ECDH.convertKey(key, 'prime256v1', 'base64url', 'hex', 'compressed') !== ''
  } catch {
    return false
  }
}

const inside = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, bits, 'ipv6')

/** Whether an address is of a network that strangers have no business in. */
export function isInside(address: string): boolean {
  return inside.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}

/** NOTE: asked where the connection is made: a name that was looked up before may lead elsewhere by now. */
const outsideOnly: LookupFunction = (host, options, done) => {
  dnsLookup(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error || !first || addresses.some(({ address }) => isInside(address)))
      return done(error ?? new Error('a push service is in no private network'), [])
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })
}

export function outsideAgent(): Agent {
  return new Agent({ lookup: outsideOnly, keepAlive: true, maxSockets: 10 })
}
