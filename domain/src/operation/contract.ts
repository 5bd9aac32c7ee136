import type { z } from 'zod'
import type { ScopeKind } from '../api-token/scope.ts'
import type { Permission } from '../permission/permission.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may call: anyone, anyone signed in, or whoever holds the permission in the table of permission/permission.ts. */
export type Access = 'public' | 'signed-in' | Permission

export interface Contract<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly method: Method
  /** Below /api; `:name` takes its value from the input's key of that name. */
  readonly path: string
  /** What a token of another system must have to call it (api-token/scope.ts); absent: persons only. */
  readonly scope?: ScopeKind
  /** Chinese, for OpenAPI and the audit. */
  readonly summary: string
  readonly access: Access
  /** Path values, then query (GET, DELETE) or JSON body, in one object. */
  readonly input: I
  readonly output: O
  /** `upload`: one multipart file named `file`; its path values and query stand in `input`. */
  readonly upload?: boolean
  /** `file`: the answer is a download, not JSON. */
  readonly answer?: 'json' | 'file'
}

export type InputOf<C> = C extends Contract<infer I> ? z.output<I> : never
/** What a caller writes: before defaults and coercion. */
export type CallOf<C> = C extends Contract<infer I> ? z.input<I> : never
export type OutputOf<C> = C extends Contract<z.ZodObject, infer O> ? z.output<O> : never

export function contract<const C extends Contract>(c: C): C {
  return c
}

/** Whether the input beside its path values travels in the address: there is no body, or the body is the file. */
export function isInQuery({ method, upload }: Contract): boolean {
  return method === 'GET' || method === 'DELETE' || upload === true
}

/** `/reports/:month/:unit` → ['month', 'unit'] */
export function pathKeys(path: string): string[] {
  return [...path.matchAll(/:([A-Za-z]+)/g)].map((m) => m[1] ?? '')
}
