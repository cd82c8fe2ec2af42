import type { FileTold, FileTrouble } from '@bezpechne/shared/import-troubles'

/** Something with the file that its owner can put right. */
export class FileError extends Error {
  readonly trouble: FileTold

  constructor(code: FileTrouble, where: Omit<FileTold, 'code'> = {}) {
    super(code)
    this.trouble = { code, ...where }
  }
}
