import { deriveStaffKeys, type StaffKeys } from '@bezpechne/shared/letters-crypto/staff-password'

interface Typed {
  email: string
  password: string
}

// NOTE: Argon2id with 64 MiB takes seconds on an old phone; here it does not stop the page.
addEventListener('message', ({ data }: MessageEvent<Typed>) => {
  void derive(data).then((answer) => postMessage(answer))
})

async function derive({ email, password }: Typed): Promise<Partial<StaffKeys>> {
  try {
    return await deriveStaffKeys(email, password)
  } catch {
    return {}
  }
}
