/** Somebody with a stream of server-sent events open; what was said, and whether it has ended. */
export async function listening(url: string, headers: Record<string, string> = {}) {
  const leave = new AbortController()
  const answer = await fetch(url, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: leave.signal,
  })
  const heard: { type: string; data: string }[] = []
  let ended = false
  async function listen(): Promise<void> {
    let text = ''
    const decoder = new TextDecoder()
    for await (const part of answer.body ?? []) {
      text += decoder.decode(part, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const [, type, data] = /^event: (.+)\ndata: (.+)$/.exec(block) ?? []
        if (type && data) heard.push({ type, data })
      }
    }
    ended = true
  }
  const done = listen().catch(() => {})
  return { answer, heard, leave: () => leave.abort(), done, ended: () => ended }
}
