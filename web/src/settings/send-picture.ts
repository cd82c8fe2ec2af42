import { newKey, send } from '../lib/api.ts'

/** NOTE: what says of itself that it is no picture goes as one: the server looks into it and says what it is not. */
export function sendPicture<Answer = unknown>(path: string, file: File): Promise<Answer> {
  const type = file.type.startsWith('image/') ? file.type : 'image/jpeg'
  const headers = { 'content-type': type, 'idempotency-key': newKey() }
  return send<Answer>(path, { method: 'POST', body: file, headers })
}
