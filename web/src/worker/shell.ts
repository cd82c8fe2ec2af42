import { PrecacheController, type PrecacheEntry } from 'workbox-precaching'

/** One page for every address: the server writes it with the settings of the map, the browser's script all else. */
const shellAddress = '/shell'
/** Of the handbook: what somebody without a link needs most. */
const helpAddress = '/help/residents'
const prefix = 'shell-'

/** Files of one build. Those of the build before stay, for pages that were open when it came. */
export class Shell {
  readonly #name: string
  readonly #files: PrecacheController
  readonly #entry: string

  constructor(entries: (PrecacheEntry | string)[]) {
    this.#name = prefix + hashOf(JSON.stringify(entries))
    this.#files = new PrecacheController({ cacheName: this.#name })
    this.#files.addToCacheList(entries)
    const urls = entries.map((entry) => (typeof entry === 'string' ? entry : entry.url))
    this.#entry = urls.find((url) => /assets\/index-[\w-]+\.js$/.test(url)) ?? ''
  }

  async install(event: ExtendableEvent): Promise<void> {
    await this.#files.install(event)
    if (!(await this.#keepPage()))
      throw new Error('The page is of another build than the worker: tried again later')
  }

  async activate(): Promise<void> {
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== this.#name)
    // In the order in which they came: the last one is the build before.
    for (const name of names.slice(0, -1)) await caches.delete(name)
  }

  /** A built file of this build or the one before; undefined where neither has it. */
  async file(request: Request): Promise<Response | undefined> {
    const key = this.#files.getCacheKeyForURL(request.url) ?? request.url
    return caches.match(key)
  }

  /** One that is not in the list: for the next time, when there may be no link. */
  async keep({ url }: Pick<Request, 'url'>, file: Response): Promise<void> {
    if (file.ok) await (await caches.open(this.#name)).put(url, file)
  }

  async page(): Promise<Response | undefined> {
    return (await caches.open(this.#name)).match(shellAddress)
  }

  /** A page of the handbook that was read here; else the residents' one, which is kept for everybody. */
  async help({ url }: Pick<Request, 'url'>): Promise<Response | undefined> {
    const kept = await caches.open(this.#name)
    return (
      (await kept.match(url, { ignoreVary: true })) ??
      kept.match(helpAddress, { ignoreSearch: true, ignoreVary: true })
    )
  }

  /** The operator may have set another map since. A page of a newer build waits for the worker that comes with it. */
  async refresh(): Promise<void> {
    await this.#keepPage().catch(() => false)
    await this.#keepHelp().catch(() => {})
  }

  /** Once for each build, 8 kB: its pictures are left out. */
  async #keepHelp(): Promise<void> {
    const kept = await caches.open(this.#name)
    if (await kept.match(helpAddress, { ignoreVary: true })) return
    const answer = await fetch(helpAddress)
    if (answer.ok) await kept.put(helpAddress, answer)
  }

  async #keepPage(): Promise<boolean> {
    const answer = await fetch(shellAddress, { cache: 'no-store', credentials: 'omit' })
    if (!answer.ok || !(await answer.clone().text()).includes(this.#entry)) return false
    await (await caches.open(this.#name)).put(shellAddress, answer)
    return true
  }
}

/** FNV-1a: a name, and no secret. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
