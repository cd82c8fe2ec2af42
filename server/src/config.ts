import { join } from 'node:path'

import * as z from 'zod'

const root = join(import.meta.dirname, '../..')

const developmentSecret = 'for development only, long enough'

const Environment = z
  .object({
    NODE_ENV: z.string().optional(),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DATA_DIR: z.string().default(join(root, 'data')),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    PUBLIC_URL: z.url().default('http://localhost:3000'),
    AUTH_SECRET: z.string().min(32).default(developmentSecret),
  })
  .refine(({ NODE_ENV, AUTH_SECRET }) => NODE_ENV !== 'production' || AUTH_SECRET !== developmentSecret, {
    path: ['AUTH_SECRET'],
    error: 'is required in production',
  })

export type Config = z.infer<typeof Environment>

export function readConfig(environment = process.env): Config {
  const read = Environment.safeParse(environment)
  if (!read.success) throw new Error(`Configuration: ${z.prettifyError(read.error)}`)
  return read.data
}
