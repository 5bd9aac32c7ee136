import { creditCodeProblem, isMadeUpCode } from '@gongjian/domain/enterprise/credit-code.ts'
import type { Said } from '../field-kinds/kind.ts'

/** Of the normalised code. null: nothing to say of it, or nothing there. */
export function saidOfCode(code: string): Said | null {
  if (code === '') return null
  const problem = creditCodeProblem(code)
  if (problem !== null) return { tone: 'bad', words: problem }
  return isMadeUpCode(code) ? { tone: 'note', words: '这是演示专用的代码段，不是真实企业的代码' } : null
}
