export const mostBytes = 4_000_000

/** Text of a file: UTF-8, or what spreadsheets on Ukrainian computers save by themselves. */
export async function readText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}
