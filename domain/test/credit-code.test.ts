import { describe, expect, it } from 'vitest'
import { creditCodeCheck, creditCodeProblem, normalCreditCode } from '../src/enterprise/credit-code.ts'
import codes from './credit-codes.json' with { type: 'json' }

describe('统一社会信用代码（GB 32100-2015）', () => {
  it.each(codes.map((c) => [c.code, c.usccCheckOk, c.expectedCheck] as const))('%s', (code, isRight, check) => {
    expect(creditCodeProblem(code) === null).toBe(isRight)
    expect(creditCodeCheck(code.slice(0, 17))).toBe(check)
  })
  it('as people write it', () => expect(normalCreditCode(' ９１41 0181-ma9ga1l173 ')).toBe('91410181MA9GA1L173'))
  it.each([
    ['9141018', '统一社会信用代码应为 18 位，现为 7 位'],
    ['91410181MA9GA1LO73', '统一社会信用代码里不会有“O”，请核对（字母 O、I 多半是数字 0、1）'],
  ])('%s: says what to do', (code, words) => expect(creditCodeProblem(code)).toBe(words))
})
