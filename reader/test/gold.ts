import { readdirSync, readFileSync } from 'node:fs'
import type { Gold } from './score.ts'

const FOLDER = new URL('../expectations/', import.meta.url)

export interface Labelled {
  readonly name: string
  readonly text: string
  readonly gold: Gold
}

/** The hand-labelled documents of a folder below expectations/; an array of labels goes with a .jsonl of texts. */
export function readGold(folder = ''): Labelled[] {
  const base = new URL(folder, FOLDER)
  return readdirSync(base)
    .filter((file) => file.endsWith('.expected.json'))
    .sort()
    .flatMap((file) => {
      const name = file.replace('.expected.json', '')
      const gold = JSON.parse(readFileSync(new URL(file, base), 'utf8')) as Gold | (Gold & { line: number })[]
      if (!Array.isArray(gold)) return [{ name, text: readText(new URL(`${name}.txt`, base)), gold }]
      const lines = readText(new URL(`${name}.jsonl`, base)).split('\n')
      return gold.map((one) => {
        const line = JSON.parse(lines[one.line - 1] ?? '{}') as { text: string }
        return { name: `${name}:${one.line}`, text: line.text, gold: one }
      })
    })
}

function readText(url: URL): string {
  const text = readFileSync(url, 'utf8')
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}
