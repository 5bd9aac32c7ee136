import { expect, test } from 'vitest'
import { continuing } from '@gongjian/domain/register/due.ts'
import { text, yesNo } from '@gongjian/domain/register/field.ts'
import { register } from '@gongjian/domain/register/register.ts'
import { factsOf } from '@gongjian/domain/rule/fact.ts'
import { viewOfRuleSet } from '@gongjian/domain/rule/view.ts'
import { answersOf, partsOf } from '../src/features/entry-review/project-flat.ts'
import { nextShown } from '../src/features/entry-review/questions.ts'

const projects = register('projects', {
  title: '项目',
  clause: '2.1',
  subject: 'project',
  purpose: '拟建项目逐个审查：是否触及方案的禁止、限制。',
  fields: { newWell: yesNo('新建自备井'), inRedLine: yesNo('位于生态保护红线内'), product: text('主要产品') },
  due: continuing(),
})
const facts = factsOf('project', '项目', projects, { newWell: {} })
const rules = viewOfRuleSet({ facts, rules: [], tables: [], otherwise: 'clear' }, () => null)
const QUESTION = '主要产品为“电石”'

test('what was answered of the county’s list is screened and saved apart from the facts of the rules', () => {
  const flat = { title: '甲', unit: '410181', newWell: false, inRedLine: true, product: '电石', [QUESTION]: false }
  expect(partsOf(projects, rules, { ...flat, 旧问题: null })).toEqual({
    facts: { newWell: false },
    texts: { product: '电石' },
    answers: { inRedLine: true, [QUESTION]: false },
  })
})

test('a review begins with the answers of the one before, and with no field that the item holds itself', () => {
  expect(answersOf(projects, { answers: { [QUESTION]: false, inRedLine: true } })).toEqual({ [QUESTION]: false })
  expect(answersOf(projects, undefined)).toEqual({})
})

test.each([
  ['what is asked first comes first', [], [], ['b', 'a'], ['b', 'a']],
  ['what is answered keeps its place', ['b', 'a'], ['b'], ['a', 'c'], ['b', 'a', 'c']],
  ['what matters no more and has no answer goes', ['b', 'a'], ['b'], [], ['b']],
  ['nothing stands twice', [], ['a'], ['a', 'b'], ['a', 'b']],
])('the order of the questions: %s', (_why, before, answered, asks, shown) => {
  expect(nextShown(before, answered, asks)).toEqual(shown)
})
