// Writes docs/guide/rules/ from the rules and their cases: node_modules/.bin/node scripts/rule-guides.mjs
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ruleGuideIndexOf, ruleGuideOf } from '../domain/src/rule/guide.ts'
import { ruleCases } from '../plans/zhengzhou-2019-37/rules/cases/index.ts'
import { guidedRuleSets as ruleSets } from '../plans/zhengzhou-2019-37/rules/index.ts'
import { root } from './node.mjs'

const folder = path.join(root, 'docs', 'guide', 'rules')
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) rmSync(path.join(folder, name))
for (const set of ruleSets) {
  const { subject } = set.facts
  const cases = ruleCases.find((c) => c.subject === subject)?.cases ?? []
  writeFileSync(path.join(folder, `${subject}.md`), ruleGuideOf(set, cases))
}
writeFileSync(path.join(folder, 'README.md'), ruleGuideIndexOf(ruleSets))
console.log(`${ruleSets.length} pages`)
