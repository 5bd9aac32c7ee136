import type { z } from 'zod'
import { describe, expect, it } from 'vitest'
import type { Contract } from '@gongjian/domain/operation/contract.ts'
import { PLAIN_EXAMPLES, type PlainOperation } from '@gongjian/domain/operation/examples.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { exampleCells, exampleValues } from '@gongjian/domain/register/example.ts'
import { REGISTER_EXAMPLES, type RegisterOperation } from '@gongjian/domain/register/operation-examples.ts'
import { schemaOf } from '@gongjian/domain/register/value.ts'
import { allRegisters } from '../src/plan/packs.ts'
import { probe } from './probe-register.ts'

const REGISTERS = [...allRegisters(), probe]
const NAMES = Object.keys(REGISTER_EXAMPLES) as RegisterOperation[]

/** Without the words of zod itself: which field of the example is wrong. */
function problemsOf(schema: z.ZodType, value: unknown): string[] {
  const parsed = schema.safeParse(value)
  return parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`)
}

describe('接口示例', () => {
  it('every operation on a register has one', () => {
    const onRegister = Object.values(OPERATIONS).filter((c) => c.path.startsWith('/registers/:register'))
    expect(NAMES.sort()).toEqual(onRegister.map((c) => c.name as string).sort())
  })

  it.each(NAMES)('%s: of each register, asked and answered by its own contract', (name) => {
    const { input, output } = OPERATIONS[name]
    for (const register of REGISTERS) {
      const example = REGISTER_EXAMPLES[name](register)
      if (example.input === null) {
        expect(register.series, register.id).toEqual([])
        continue
      }
      expect(problemsOf(input, example.input), `${register.id} input`).toEqual([])
      // Nothing in it that the contract would drop without a word.
      expect(Object.keys(example.input).filter((k) => !(k in input.shape))).toEqual([])
      if ('answer' in OPERATIONS[name]) expect(example.output).toBeUndefined()
      else expect(problemsOf(output, example.output), `${register.id} output`).toEqual([])
    }
  })

  it('every operation on enterprises, on an import and of the interface has one, asked and answered by its own contract', () => {
    const names = Object.keys(PLAIN_EXAMPLES) as PlainOperation[]
    const plain = Object.values(OPERATIONS).filter((c) =>
      /^\/(enterprise|industries|imports\/|tokens|webhooks)/.test(c.path),
    )
    expect([...names].sort()).toEqual(plain.map((c) => c.name as string).sort())
    for (const name of names) {
      const contract: Contract = OPERATIONS[name]
      const { input, output }: { input: object; output?: unknown } = PLAIN_EXAMPLES[name]
      expect(problemsOf(contract.input, input), `${name} input`).toEqual([])
      expect(Object.keys(input).filter((k) => !(k in contract.input.shape))).toEqual([])
      if (contract.answer === 'file') expect(output).toBeUndefined()
      else expect(problemsOf(contract.output, output), `${name} output`).toEqual([])
    }
  })

  it('its values are such as each field takes', () => {
    for (const register of REGISTERS) {
      const fields = { ...register.fields }
      for (const [key, value] of Object.entries(exampleValues(register)))
        expect(problemsOf(schemaOf(fields[key] as never), value), `${register.id} ${key}`).toEqual([])
      for (const series of register.series)
        for (const [key, value] of Object.entries(exampleCells(series)))
          expect(
            problemsOf(schemaOf(series.fields[key] as never), value),
            `${register.id} ${series.id} ${key}`,
          ).toEqual([])
    }
  })
})
