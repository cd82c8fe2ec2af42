/** What an archive or this installation is not fit for, in one sentence for the operator. */
export class ArchiveRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ArchiveRefused'
  }
}
