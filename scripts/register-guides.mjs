// Writes docs/guide/registers/ from the definitions: node_modules/.bin/node scripts/register-guides.mjs
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { guideIndexOf, guideOf } from '../domain/src/register/guide.ts'
import { registers } from '../plans/zhengzhou-2019-37/registers/index.ts'
import { root } from './node.mjs'

const folder = path.join(root, 'docs', 'guide', 'registers')
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) rmSync(path.join(folder, name))
for (const r of registers) writeFileSync(path.join(folder, `${r.id}.md`), guideOf(r))
writeFileSync(path.join(folder, 'README.md'), guideIndexOf(registers))
console.log(`${registers.length} pages`)
