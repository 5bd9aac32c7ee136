import { z } from 'zod'
import { ERROR_CODES, type ErrorCode } from '@gongjian/domain/error/codes.ts'
import { SCOPE_TITLES } from '@gongjian/domain/api-token/scope.ts'
import { isInQuery, pathKeys, type Contract } from '@gongjian/domain/operation/contract.ts'
import { isPlainOperation, PLAIN_EXAMPLES } from '@gongjian/domain/operation/examples.ts'
import { OPERATIONS, type OperationName } from '@gongjian/domain/operation/operations.ts'
import { isRegisterOperation, REGISTER_EXAMPLES } from '@gongjian/domain/register/operation-examples.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { WebhookMessage } from '@gongjian/domain/webhook/contracts.ts'
import { ANSWERS } from './answers.ts'
import { COOKIE } from './http-operations.ts'

type Json = Record<string, unknown>

interface Parameter extends Json {
  readonly name: string
  readonly in: string
  example?: unknown
}
interface Media extends Json {
  examples?: Json
}
interface Operation {
  readonly operationId?: string
  description?: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, Json>
  security?: Json[]
}

/** What @fastify/swagger makes of the contracts' schemas. */
export interface Described extends Json {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: Json
}

const REFUSAL = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
    message: z.string().describe('中文，说明怎么办'),
    details: z.record(z.string(), z.unknown()),
    current: z.unknown().optional().describe('412：现在的内容'),
  }),
})

const COMPONENTS = {
  securitySchemes: {
    token: {
      type: 'http',
      scheme: 'bearer',
      description: '接口令牌，由本单位在“接口”页建立：Authorization: Bearer gjt_…',
    },
    session: { type: 'apiKey', in: 'cookie', name: COOKIE, description: '页面登录后的会话' },
  },
  schemas: { Refusal: z.toJSONSchema(REFUSAL, { target: 'draft-2020-12' }) },
}

/** Which statuses an operation may refuse with, and the codes of each that any operation shares. */
function refusalsOf(c: Contract): Record<string, Json> {
  const shape = c.input.shape
  const shared: ErrorCode[] = ['bad-input', 'internal']
  const signedIn: ErrorCode[] = ['not-signed-in', 'token-invalid', 'not-allowed', 'outside-scope']
  const token: ErrorCode[] = c.scope === undefined ? ['token-persons-only'] : ['token-scope', 'too-many-requests']
  const named: ErrorCode[] = [
    ...(c.access === 'public' ? [] : [...signedIn, ...token]),
    ...('register' in shape ? (['register-not-found'] as const) : []),
    ...('register' in shape && 'id' in shape ? (['item-not-found'] as const) : []),
    ...('version' in shape && 'register' in shape ? (['item-changed', 'item-locked', 'item-refused'] as const) : []),
    ...(c.name === 'updateItem' ? (['version-required'] as const) : []),
    ...('idempotencyKey' in shape ? (['key-reused'] as const) : []),
  ]
  const byStatus = Map.groupBy([...shared, ...named], (code) => String(ANSWERS[code].http))
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `${code}：${ERROR_CODES[code]}`).join('；'),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    ]),
  )
}

function securityOf({ access, scope }: Contract): Json[] {
  if (access === 'public') return []
  return scope === undefined ? [{ session: [] }] : [{ token: [] }, { session: [] }]
}

/** What a program may write in the head instead of the body. */
function headersOf(c: Contract): Parameter[] {
  if (isInQuery(c)) return []
  const { shape } = c.input
  const header = (name: string, description: string, example: string): Parameter => {
    return { in: 'header', name, required: false, description, schema: { type: 'string' }, example }
  }
  return [
    ...('version' in shape && 'register' in shape
      ? [header('If-Match', '所依据的版本：读取时 ETag 的值；也可写在 version 里', '"2"')]
      : []),
    ...('idempotencyKey' in shape
      ? [
          header(
            'Idempotency-Key',
            '防重复标记，24 小时内同一标记只办一次；也可写在 idempotencyKey 里',
            '5f1c2a90-hand-in-2019-09',
          ),
        ]
      : []),
  ]
}

function bodyOf(c: Contract, input: Json): Json {
  const inPath = pathKeys(c.path)
  return Object.fromEntries(Object.entries(input).filter(([key]) => !inPath.includes(key)))
}

/** One example a register where they differ, and one of all where they do not. */
function distinct(examples: readonly { register: Register; value: unknown }[]): Json {
  const byText = Map.groupBy(examples, (e) => JSON.stringify(e.value))
  return Object.fromEntries(
    [...byText.values()].flatMap((same) => {
      const [first] = same
      if (!first) return []
      const { id, title } = first.register
      return [[id, { summary: same.length === examples.length ? '任一台账' : title, value: first.value }]]
    }),
  )
}

/** The register of which answers are shown: one with steps says most. Of every register they would weigh a megabyte. */
function shownOf(registers: readonly Register[]): Register | undefined {
  return registers.find((r) => r.steps.length > 0) ?? registers[0]
}

interface Shown {
  readonly input: Json
  readonly output: unknown
  /** Of the body, by name; of the answer, the one. */
  readonly bodies: Json
  readonly name: string
  readonly summary: string
}

function shownOfRegisters(c: Contract, registers: readonly Register[]): Shown | null {
  if (!isRegisterOperation(c.name)) return null
  const exampleOf = REGISTER_EXAMPLES[c.name]
  const all = registers.map((register) => ({ register, ...exampleOf(register) })).filter((e) => e.input !== null)
  const shown = all.find((e) => e.register === shownOf(registers)) ?? all[0]
  if (!shown) return null
  const values = all.map(({ register, input }) => ({ register, value: bodyOf(c, input as unknown as Json) }))
  const { id: name, title: summary } = shown.register
  return {
    input: shown.input as unknown as Json,
    output: shown.output,
    bodies: distinct(values),
    name,
    summary,
  }
}

function shownPlainly(c: Contract): Shown | null {
  if (!isPlainOperation(c.name)) return null
  const { input, output }: { input: unknown; output?: unknown } = PLAIN_EXAMPLES[c.name]
  const [name, summary] = ['example', '示例']
  return {
    input: input as Json,
    output,
    bodies: { [name]: { summary, value: bodyOf(c, input as Json) } },
    name,
    summary,
  }
}

function addExamples(operation: Operation, c: Contract, registers: readonly Register[]): void {
  const shown = shownOfRegisters(c, registers) ?? shownPlainly(c)
  if (!shown) return
  const { input, output, bodies, name, summary } = shown
  for (const parameter of operation.parameters ?? [])
    if (parameter.in !== 'header' && input[parameter.name] !== undefined) parameter.example = input[parameter.name]
  const body = operation.requestBody?.content['application/json']
  if (body) body.examples = bodies
  const answer = (operation.responses['200']?.content as Record<string, Media> | undefined)?.['application/json']
  if (answer && output !== undefined) answer.examples = { [name]: { summary, value: output } }
}

/** The schemas say what stands in the address; the file itself is the body. */
const FILE_BODY = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', contentMediaType: 'application/octet-stream', description: '文件' } },
      },
    },
  },
}

function complete(operation: Operation, registers: readonly Register[]): void {
  const name = operation.operationId ?? ''
  if (!(name in OPERATIONS)) return
  const c: Contract = OPERATIONS[name as OperationName]
  if (c.scope !== undefined) operation.description = `令牌须有权限：${SCOPE_TITLES[c.scope]}（${c.scope}）`
  operation.security = securityOf(c)
  if (c.upload) operation.requestBody = FILE_BODY
  addExamples(operation, c, registers)
  const headers = headersOf(c)
  if (headers.length > 0) operation.parameters = [...(operation.parameters ?? []), ...headers]
  operation.responses = { ...operation.responses, ...refusalsOf(c) }
}

/** What the schemas alone do not say: who may call, what is refused, the file that is sent, an example of each operation on a register, on enterprises, imports and the interface itself. */
export function completed(described: Described, registers: readonly Register[]): Described {
  for (const path of Object.values(described.paths))
    for (const operation of Object.values(path)) complete(operation, registers)
  const { schemas = {}, ...rest } = (described.components ?? {}) as { schemas?: Json }
  const message = z.toJSONSchema(WebhookMessage, { target: 'draft-2020-12', unrepresentable: 'any' })
  return {
    ...described,
    components: { ...rest, ...COMPONENTS, schemas: { ...schemas, ...COMPONENTS.schemas } },
    webhooks: {
      item: {
        post: {
          summary: '条目有变化时发到本单位登记的地址',
          requestBody: { content: { 'application/json': { schema: message } } },
          responses: { '2XX': { description: '已收到；其他应答会重试' } },
        },
      },
    },
  }
}
