import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { boot, shutDown } from '../src/boot.ts'
import { readConfig } from '../src/config/config.ts'
import { sealHistory } from '../src/history/seal-history.ts'
import { BIN, runCommand, runHere, type Ended } from './cli-run.ts'

const PLAN = path.resolve(import.meta.dirname, '../../plans/zhengzhou-2019-37/document.txt')
const LAW = `中华人民共和国大气污染防治法

第一章　总则

第一条　为保护和改善环境，防治大气污染，保障公众健康，推进生态文明建设，促进经济社会可持续发展，制定本法。

第二条　防治大气污染，应当以改善大气环境质量为目标，坚持源头治理，规划先行，转变经济发展方式。
`
/** A password stands on it: neither key fits the empty one. */
const ENCRYPTED_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -44/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>>>endobj
trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<${'01'.repeat(16)}><${'01'.repeat(16)}>]>>
`

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-cli-'))
  chmodSync(folder, 0o755)
  made('law.txt', LAW)
  made('empty.txt', '')
  made('blank.txt', ' \n\n')
  made('encrypted.pdf', ENCRYPTED_PDF)
  made('broken.docx', `PK\u0003\u0004${'x'.repeat(500)}`)
  made('broken.pdf', '%PDF-1.7\nnothing of the kind')
  made('picture.bin', '\u0000\u0001\u0002\u0000')
  made('text.docx', LAW)
  made('text.pdf', LAW)
  made('page.doc', '<html><body>一、总体要求</body></html>')
  made('huge.txt', '')
  truncateSync(path.join(folder, 'huge.txt'), 200 * 1024 * 1024)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function made(name: string, text: string): void {
  writeFileSync(path.join(folder, name), text)
}

function run(args: readonly string[], env: Record<string, string> = {}, input: string | Buffer = ''): Promise<Ended> {
  return runCommand(folder, args, { env, input })
}

function mustBeASentence(err: string): void {
  expect(err.trim()).toMatch(/\p{Script=Han}/u)
  expect(err).not.toMatch(/\n\s+at |Error:|node_modules|file:\/\//)
  expect(err.trim().split('\n')).toHaveLength(1)
}

describe('every wrong call ends with one Chinese sentence and its code', { timeout: 120_000 }, () => {
  const table: [string[], number, string][] = [
    [['nonsense'], 2, '没有 nonsense 这个命令'],
    [['read'], 2, '缺少参数'],
    [['read', 'law.txt', '--nonsense'], 2, '没有 --nonsense 这个选项'],
    [['read', 'law.txt', 'law.txt'], 2, '参数太多'],
    [['backup'], 2, '缺少必填选项 --out'],
    [['backup', '--out'], 2, '后面缺少内容'],
    [['restore', 'x.tar.gz'], 2, '缺少必填选项 --data-dir'],
    [['restore', 'missing.tar.gz', '--data-dir', 'new'], 1, '没有找到备份文件'],
    [['user', 'add', 'someone', '--name', '某', '--unit', '410181'], 2, '缺少必填选项 --role'],
    [
      ['user', 'add', 'someone', '--name', '某', '--unit', '410181', '--role', 'king'],
      2,
      '角色：只能是 office、lead-desk',
    ],
    [['user', 'add', 'ABC', '--name', '某', '--unit', '410181', '--role', 'leader'], 2, '账号用小写字母'],
    [['user', 'passwd', 'office', '--password-stdin'], 2, '标准输入里没有密码'],
    [['user', 'list', 'x'], 2, '参数太多'],
    [['audit', 'verify', '--nonsense'], 2, '没有 --nonsense 这个选项'],
    [['plan', '--nonsense'], 2, '没有 --nonsense 这个选项'],
    [['serve', 'x'], 2, '参数太多'],
    [['worker', '--port'], 2, '没有 --port 这个选项'],
    [['restore', 'law.txt', '--data-dir', '.'], 3, '不是空的，不会覆盖'],
    [['restore', 'law.txt', '--data-dir', 'new'], 1, '不是本系统的备份'],
    [['read', 'text.docx'], 1, '内容却是纯文本'],
    [['lint', 'text.pdf'], 1, '内容却是纯文本'],
    [['read', 'page.doc'], 1, '网页格式'],
    [['read', 'missing.txt'], 1, '没有找到文件 missing.txt'],
    [['read', '.'], 1, '是目录'],
    [['read', 'empty.txt'], 1, '文件是空的'],
    [['read', 'blank.txt'], 1, '没有文字'],
    [['read', 'encrypted.pdf'], 1, '打开密码'],
    [['read', 'broken.docx', '--json'], 1, '已损坏'],
    [['read', 'broken.pdf'], 1, '已损坏'],
    [['read', 'picture.bin'], 1, '不支持这种文件'],
    [['read', 'huge.txt'], 1, '超过 50 MB'],
    [['lint', 'huge.txt', '--json'], 1, '超过 50 MB'],
    [['read', 'law.txt'], 1, '不像工作方案'],
    [['lint', 'law.txt'], 1, '不像工作方案'],
  ]
  // Each fourth as a process of its own: what the two say is the same.
  it.each(table.map((row, i) => [...row, i % 4 === 0] as const))('%j: %i', async (args, code, words, isAlone) => {
    const ended = isAlone || args.includes('--password-stdin') ? await run(args) : await runHere(folder, args)
    expect([ended.code, ended.out]).toEqual([code, ''])
    expect(ended.err).toContain(words)
    mustBeASentence(ended.err)
  })

  it('a wrong setting is bad use, an unreachable database is not', async () => {
    const wrong = await run(['user', 'list'], { PORT: 'abc' })
    expect([wrong.code, wrong.out]).toEqual([2, ''])
    expect(wrong.err).toContain('PORT 请写端口号')
    const nobody = await runHere(folder, ['user', 'list'], { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/none' })
    expect(nobody.code).toBe(1)
    expect(nobody.err).toContain('连不上数据库')
    mustBeASentence(nobody.err)
    const plan = await runHere(folder, ['plan'], { PLAN: 'no-such-plan' })
    expect(plan.code).toBe(2)
    expect(plan.err).toContain('PLAN：没有 no-such-plan 这个方案，可写 zhengzhou-2019-37（郑州市）')
  })
})

describe('help', { timeout: 120_000 }, () => {
  const commands = ['serve', 'worker', 'read', 'lint', 'plan', 'user', 'user add', 'user passwd', 'user list']
  it.each([...commands, 'audit', 'audit verify', 'backup', 'restore', ''])('%s --help', async (name) => {
    const ended = await runHere(folder, [...name.split(' ').filter(Boolean), '--help'])
    expect([ended.code, ended.err]).toEqual([0, ''])
    expect(ended.out).toContain('用法：')
    expect(ended.out).not.toMatch(/Usage|Options|Commands|display help|\[options\]/)
  })
  it('comes by itself, as bad use, when no command is named', async () => {
    const ended = await run([])
    expect([ended.code, ended.out]).toEqual([2, ''])
    expect(ended.err).toContain('用法：')
  })
})

describe('read, lint, plan need no database', { timeout: 120_000 }, () => {
  it('read --json prints the reading and nothing else, from a file or a pipe', async () => {
    const [file, pipe] = [
      await run(['read', PLAN, '--json']),
      await run(['read', '-', '--json'], {}, readFileSync(PLAN)),
    ]
    expect([file.code, file.err]).toEqual([0, ''])
    const reading = JSON.parse(file.out) as { docNumber: string; assignments: unknown[]; targets: unknown[] }
    expect(reading.docNumber).toBe('郑政办〔2019〕37号')
    expect([reading.assignments.length, reading.targets.length]).toEqual([23, 11])
    expect(pipe.out).toBe(file.out)
  })

  it('offsets count in what --text prints', async () => {
    const { out: text, code } = await run(['read', PLAN, '--text'])
    const { out } = await run(['read', PLAN, '--json'])
    expect(code).toBe(0)
    const { deadlines } = JSON.parse(out) as { deadlines: { start: number; end: number; text: string }[] }
    expect(deadlines.length).toBeGreaterThan(20)
    for (const d of deadlines) expect(text.slice(d.start, d.end).replace(/\s/g, '')).toBe(d.text)
  })

  it('read of what is no plan prints its empty reading and ends with 1', async () => {
    const ended = await run(['read', 'law.txt', '--json'])
    expect(ended.code).toBe(1)
    expect(JSON.parse(ended.out)).toMatchObject({ assignments: [], problems: [{ code: 'not-a-plan' }] })
    mustBeASentence(ended.err)
  })

  it('read for people is a table', async () => {
    const { out, code } = await run(['read', PLAN])
    expect(code).toBe(0)
    expect(out).toMatch(/【任务分工】23 项\n条款 +牵头单位 +配合单位 +责任单位/)
    expect(out).toContain('【点名企业】12 项')
    // A target says its direction and its baseline, a bound whether it is open.
    expect(out).toMatch(/^4\.2\.1 +比 2013 年下降 12% +2020-12-31 +全市重点行业的重金属排放量$/m)
    expect(out).toMatch(/^4\.5\.1 +力争比 2015 年下降约 23% +2020-12-31 /m)
    expect(out).toMatch(/^4\.3\.1 +不高于 3米（恰为此数的待定） +/m)
  })

  it('lint finds, and fails under --strict alone', async () => {
    const [plain, strict, json] = [
      await run(['lint', PLAN]),
      await run(['lint', PLAN, '--strict']),
      await run(['lint', PLAN, '--json']),
    ]
    expect([plain.code, strict.code, json.code]).toEqual([0, 1, 0])
    const findings = JSON.parse(json.out) as { message: string }[]
    expect(findings.length).toBeGreaterThan(5)
    expect(plain.out).toContain(`发现 ${findings.length} 处问题`)
    expect(plain.out).toContain(findings[0]?.message)
    expect(strict.out).toBe(plain.out)
  })

  it('plan --json prints the pack with the units’ codes', async () => {
    const { out, code } = await run(['plan', '--json'])
    expect(code).toBe(0)
    const plan = JSON.parse(out) as {
      tasks: { id: string; responsible: string[]; milestones: object[] }[]
      targets: unknown[]
      units: { code: string }[]
    }
    expect(Object.keys(plan)).toEqual(['tasks', 'targets', 'units'])
    expect(plan.tasks).toHaveLength(23)
    const codes = new Set(plan.units.map((u) => u.code))
    for (const task of plan.tasks) {
      expect(Object.keys(task)).toEqual(['id', 'clause', 'title', 'leads', 'responsible', 'cooperating', 'milestones'])
      expect(task.responsible.every((c) => codes.has(c))).toBe(true)
    }
    expect(Object.keys(plan.tasks[0]?.milestones[0] ?? {})).toEqual(['date', 'text', 'clause'])
  })

  it('a reader that has seen enough ends it without a word', async () => {
    const child = spawn('sh', ['-c', `"${process.execPath}" "${BIN}" read "${PLAN}" --json | head -c 10`])
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    await new Promise((resolve) => child.on('close', resolve))
    expect(err).toBe('')
  })
})

describe('user and audit work on the database, beside whoever else does', { timeout: 120_000 }, () => {
  const env = (): Record<string, string> => ({ DATA_DIR: inject('dataDir'), TRIAL: '0' })
  const here = (args: readonly string[]): Promise<Ended> => runHere(folder, args, env())

  it('adds, lists, resets and refuses', async () => {
    const add = ['user', 'add', 'root', '--name', '首位管理员', '--role', 'administrator', '--unit', 'gongjian-office']
    const first = await run([...add, '--json'], env())
    expect([first.code, first.err]).toEqual([0, ''])
    const { account, password } = JSON.parse(first.out) as { account: object; password: string }
    expect(account).toMatchObject({ login: 'root', mustChangePassword: true })
    expect(password).toHaveLength(14)

    const again = await here(add)
    expect([again.code, again.err.trim()]).toEqual([3, '账号 root 已存在'])
    const nowhere = await run([...add.slice(0, -1), 'nowhere', '--password-stdin'], env(), 'Chang-mima-2019\n')
    expect([nowhere.code, nowhere.err.trim()]).toEqual([1, '没有找到单位 nowhere'])
    const weak = await run(['user', 'passwd', 'root', '--password-stdin'], env(), 'short')
    expect(weak.code).toBe(2)
    expect(weak.err).toContain('初始密码至少 10 位')
    const nobody = await here(['user', 'passwd', 'nobody'])
    expect([nobody.code, nobody.err.trim()]).toEqual([1, '没有找到账号 nobody'])
    const given = await run(['user', 'passwd', 'root', '--password-stdin', '--json'], env(), 'Chang-mima-2019\n')
    expect([given.code, JSON.parse(given.out)]).toEqual([0, { login: 'root', password: null }])
    const list = await here(['user', 'list', '--json'])
    // On this database register-cli.test.ts has accounts of its own, sooner or later than this.
    const logins = (JSON.parse(list.out) as { login: string }[]).map((a) => a.login)
    expect(logins.filter((login) => !['xy-clerk', 'office-one'].includes(login))).toEqual(['root'])
    expect((await here(['user', 'list'])).out).toMatch(/账号 +姓名[^]*root +首位管理员 +系统管理员 +正常/)
  }, 120_000)

  it('verifies the audit, and says what was altered behind our back', async () => {
    const app = await boot(readConfig(env()))
    await sealHistory(app)
    const url = new URL(app.connections.embedded?.superUrl ?? '')
    url.pathname = '/gongjian'
    await shutDown(app, false)

    const whole = await run(['audit', 'verify', '--json'], env())
    expect([whole.code, whole.err]).toEqual([0, ''])
    expect(JSON.parse(whole.out)).toMatchObject({ ok: true, problem: null })
    expect((await here(['audit', 'verify'])).out).toContain('审计链完整')

    const client = new pg.Client({ connectionString: url.toString() })
    await client.connect()
    await client.query('set session_replication_role = replica')
    await client.query("update history set actor = '别人' where noun = 'account'")
    await client.end()
    const broken = await here(['audit', 'verify'])
    expect([broken.code, broken.out]).toEqual([1, ''])
    expect(broken.err).toMatch(/审计链有问题：第 \d+ 块.*被改动/)
    const json = await here(['audit', 'verify', '--json'])
    expect([json.code, (JSON.parse(json.out) as { ok: boolean }).ok]).toEqual([1, false])
  }, 120_000)
})
