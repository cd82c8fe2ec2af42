import type { FileTrouble, Told } from '@bezpechne/shared/import-troubles'

/** Something with the file that its owner can put right. */
export class FileError extends Error {
  readonly trouble: Told<FileTrouble>

  constructor(code: FileTrouble, where: Omit<Told<FileTrouble>, 'code'> = {}) {
    super(code)
    this.trouble = { code, ...where }
  }
}
