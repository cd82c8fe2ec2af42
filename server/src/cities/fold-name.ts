/** One name, however its apostrophe was typed. */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’ʼ'`‘]/g, '’')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
