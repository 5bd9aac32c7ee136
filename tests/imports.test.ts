import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/**
 * The table of architecture.md, "Rooms": which room may import which, npm does not hold it.
 * `packages`: beside its rooms; null: whatever its package.json names.
 */
const ROOMS: Readonly<Record<string, { rooms: readonly string[]; packages: readonly string[] | null; node: boolean }>> =
  {
    domain: { rooms: [], packages: ['zod', 'chinese-days'], node: false },
    reader: { rooms: ['domain'], packages: [], node: false },
    plans: { rooms: ['domain'], packages: [], node: true },
    office: { rooms: ['domain'], packages: null, node: true },
    server: { rooms: ['domain', 'reader', 'office', 'plan-zhengzhou-2019-37'], packages: null, node: true },
    web: { rooms: ['domain', 'plan-zhengzhou-2019-37'], packages: null, node: false },
  }

const ROOT = path.resolve(import.meta.dirname, '..')
const SKIP = new Set(['node_modules', 'dist', 'test', 'expectations'])

function sources(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((e) => {
    if (SKIP.has(e.name)) return []
    const full = path.join(dir, e.name)
    return e.isDirectory() ? sources(full) : /\.(ts|tsx)$/.test(e.name) && !/^vite\.config/.test(e.name) ? [full] : []
  })
}

function importsOf(file: string): string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.map((f) => f.fileName)
}

function packageName(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

function dependenciesOf(room: string): string[] {
  const file = path.join(ROOT, room, 'package.json')
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: Record<string, string> }
  return Object.keys(dependencies)
}

function breach(room: string, file: string, specifier: string): string | null {
  const rule = ROOMS[room]
  if (!rule) return `no rule for ${room}`
  const says = `${path.relative(ROOT, file)} imports ${specifier}`
  if (specifier.startsWith('.')) {
    const target = path.resolve(path.dirname(file), specifier)
    return target.startsWith(path.join(ROOT, room) + path.sep) ? null : `${says}: leaves its room`
  }
  if (specifier.startsWith('node:') || builtinModules.includes(specifier))
    return rule.node ? null : `${says}: no I/O in ${room}`
  const name = packageName(specifier)
  if (name.startsWith('@gongjian/'))
    return rule.rooms.includes(name.slice('@gongjian/'.length)) ? null : `${says}: not in the table`
  const allowed = rule.packages ?? dependenciesOf(room)
  // A package that is nothing but types bears another name than the one it is imported by.
  const isAllowed = allowed.includes(name) || allowed.includes(`@types/${name}`)
  return isAllowed ? null : `${says}: not a dependency of ${room}`
}

describe('rooms import only what the table allows', () => {
  it.each(Object.keys(ROOMS))('%s', (room) => {
    const files = sources(path.join(ROOT, room))
    expect(files.length).toBeGreaterThan(0)
    expect(
      files.flatMap((f) =>
        importsOf(f)
          .map((s) => breach(room, f, s))
          .filter((b) => b !== null),
      ),
    ).toEqual([])
  })
})

describe('a feature of the web imports no other feature', () => {
  it('each keeps to itself', () => {
    const root = path.join(ROOT, 'web', 'src', 'features')
    const breaches = sources(root).flatMap((file) => {
      const own = path.relative(root, file).split(path.sep)[0] ?? ''
      return importsOf(file)
        .filter((s) => s.startsWith('.'))
        .map((s) => path.relative(root, path.resolve(path.dirname(file), s)))
        .filter((target) => !target.startsWith('..') && target.split(path.sep)[0] !== own)
        .map((target) => `${path.relative(root, file)} → ${target}`)
    })
    expect(breaches).toEqual([])
  })
})

describe('every file name is kebab-case and holds at most 300 lines of code', () => {
  const files = Object.keys(ROOMS).flatMap((room) => sources(path.join(ROOT, room)))
  it('names', () => {
    expect(
      files.map((f) => path.basename(f)).filter((n) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/.test(n)),
    ).toEqual([])
  })
  it('lengths', () => {
    const long = files.filter((f) => readFileSync(f, 'utf8').split('\n').length > 340)
    expect(long.map((f) => path.relative(ROOT, f))).toEqual([])
  })
})

/** The file that an import names, when it is one of ours. */
function ownFile(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return path.resolve(path.dirname(file), specifier)
  const match = /^@gongjian\/(domain|reader|office|server|web)(?:\/(.*))?$/.exec(specifier)
  return match ? path.join(ROOT, match[1] ?? '', 'src', match[2] ?? 'index.ts') : null
}

/** Depth first; a file met again on the way down closes a cycle. Imports of types alone are no cycle: they are gone at run time. */
function cycleFrom(
  file: string,
  way: readonly string[],
  done: Set<string>,
  importsBy: ReadonlyMap<string, string[]>,
): string[] | null {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
  if (done.has(file)) return null
  for (const next of importsBy.get(file) ?? []) {
    const cycle = cycleFrom(next, [...way, file], done, importsBy)
    if (cycle) return cycle
  }
  done.add(file)
  return null
}

function runTimeImports(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    false,
    /x$/.test(file) ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  return source.statements.flatMap((s) => {
    if (
      !(ts.isImportDeclaration(s) || ts.isExportDeclaration(s)) ||
      !s.moduleSpecifier ||
      !ts.isStringLiteral(s.moduleSpecifier)
    )
      return []
    const typeOnly = ts.isImportDeclaration(s)
      ? s.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : s.isTypeOnly
    return typeOnly ? [] : [s.moduleSpecifier.text]
  })
}

describe('imports', () => {
  it('make no cycle', () => {
    const files = Object.keys(ROOMS).flatMap((room) => sources(path.join(ROOT, room)))
    const importsBy = new Map(files.map((f) => [f, runTimeImports(f).flatMap((s) => ownFile(f, s) ?? [])]))
    const done = new Set<string>()
    const cycles = files.flatMap((f) => cycleFrom(f, [], done, importsBy) ?? []).map((f) => path.relative(ROOT, f))
    expect(cycles).toEqual([])
  })
})
