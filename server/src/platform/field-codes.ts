import { type FieldCode, fieldCodes } from '@bezpechne/shared/errors'
import type { ZodFastifySchemaValidationError } from 'fastify-type-provider-zod'

export interface FieldError {
  path: string
  code: FieldCode
}

type Issue = Pick<ZodFastifySchemaValidationError, 'keyword' | 'instancePath' | 'params'>

/**
 * What is wrong, field by field: never the value, which may be somebody's secret.
 * @param input what was checked, to tell an absent field from a wrong one
 */
export function fieldErrors(issues: Issue[], input: unknown): FieldError[] {
  return issues.flatMap(({ keyword, instancePath, params }) => {
    const steps = instancePath.split('/').filter(Boolean)
    if (keyword === 'unrecognized_keys') return unknownFields(steps, params)
    return [{ path: steps.join('.'), code: codeOf(keyword, params, valueAt(input, steps)) }]
  })
}

function unknownFields(steps: string[], { keys }: Issue['params']): FieldError[] {
  const names = Array.isArray(keys) ? keys.slice(0, 20) : []
  return names.map((name) => ({
    path: [...steps, String(name).slice(0, 60)].join('.'),
    code: 'unknown-field',
  }))
}

function codeOf(keyword: string, params: Issue['params'], value: unknown): FieldCode {
  if (value === undefined) return 'required'
  if (keyword === 'custom') return ownCode(params['params'])
  if (keyword === 'too_small') return params['origin'] === 'string' ? 'too-short' : 'too-small'
  if (keyword === 'too_big') return tooBig(params['origin'])
  return byKeyword[keyword] ?? 'wrong'
}

const byKeyword: Record<string, FieldCode> = {
  invalid_type: 'wrong-type',
  invalid_format: 'wrong-format',
  not_multiple_of: 'too-precise',
  invalid_union: 'wrong-format',
  invalid_value: 'not-in-list',
}

function tooBig(origin: unknown): FieldCode {
  if (origin === 'string') return 'too-long'
  return origin === 'array' || origin === 'set' ? 'too-many' : 'too-large'
}

/** A rule of ours names its code: refine(…, { params: { code: 'one-line' } }). */
function ownCode(params: unknown): FieldCode {
  const named = typeof params === 'object' && params && 'code' in params ? params.code : undefined
  return fieldCodes.find((code) => code === named) ?? 'wrong'
}

function valueAt(input: unknown, steps: string[]): unknown {
  let value = input
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}
