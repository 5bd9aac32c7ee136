import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '@gongjian/domain/account/role.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'

let server: TestServer
let admin: Client
beforeAll(async () => {
  server = await startTestServer()
  admin = await server.as('administrator')
})
afterAll(() => server.close())

let serial = 0
function fresh(role: Role = 'county-clerk', unit = '410181') {
  return { login: `made-${serial++}`, name: '新人', role, unit }
}

function signIn(login: string, password: string): Promise<Response> {
  return server.anonymous().fetch('signIn', { login, password })
}

describe('accounts', () => {
  it('are made with a first password that opens the door', async () => {
    const { account, password } = await admin.call('createAccount', { ...fresh(), email: 'a@example.cn' })
    expect(account).toMatchObject({
      role: 'county-clerk',
      unit: { code: '410181' },
      email: 'a@example.cn',
      mustChangePassword: true,
      disabled: false,
      totp: false,
      lockedUntil: null,
      lastSignIn: null,
    })
    expect(password).toMatch(/^[\w]{14}$/)
    expect((await signIn(account.login, password)).status).toBe(200)
  })

  const refused: [string, () => object, string][] = [
    ['a login that is taken', () => ({ login: 'office' }), 'account-exists'],
    ['a unit that nobody has', () => ({ unit: 'nowhere' }), 'unit-not-found'],
    ['a login in capitals', () => ({ login: 'ABC' }), 'bad-input'],
    ['a county clerk in a department', () => ({ unit: 'gongxin' }), 'role-unit-mismatch'],
    ['a lead desk in a county', () => ({ role: 'lead-desk' }), 'role-unit-mismatch'],
    ['a role that nobody has', () => ({ role: 'king' }), 'bad-input'],
    ['a mail address that is none', () => ({ email: 'nowhere' }), 'bad-input'],
    ['a township of another unit', () => ({ townships: ['410122100'] }), 'township-not-found'],
  ]
  it.each(refused)('%s is refused', async (_, change, code) => {
    await expect(admin.call('createAccount', { ...fresh(), ...change() })).rejects.toMatchObject({ code })
  })

  it('two who take the same login at once: one gets it', async () => {
    const wanted = fresh()
    const both = await Promise.allSettled([admin.call('createAccount', wanted), admin.call('createAccount', wanted)])
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((b) => b.status === 'rejected')?.reason).toMatchObject({ code: 'account-exists' })
  })

  it('are listed page by page, each once, with the total', async () => {
    const seen: string[] = []
    let after: string | undefined
    let total = 0
    do {
      const page = await admin.call('listAccounts', { limit: 7, ...(after ? { after } : {}) })
      seen.push(...page.rows.map((r) => r.login))
      after = page.next ?? undefined
      total = page.total
    } while (after)
    expect(seen).toHaveLength(total)
    expect(new Set(seen).size).toBe(total)
    expect(seen).toEqual([...seen].sort())
  })

  const filters: [object, (a: { login: string; role: string; unit: { code: string } }) => boolean][] = [
    [{ role: 'auditor' }, (a) => a.role === 'auditor'],
    [{ unit: '410181' }, (a) => a.unit.code === '410181'],
    [{ q: 'gongyi-cl' }, (a) => a.login.includes('gongyi-cl')],
    [{ q: '巩义' }, (a) => a.unit.code === '410181'],
  ]
  it.each(filters)('are found by %o', async (filter, fits) => {
    const { rows, total } = await admin.call('listAccounts', filter)
    expect(rows.length).toBeGreaterThan(0)
    expect(total).toBe(rows.length)
    expect(rows.every(fits)).toBe(true)
  })

  it('a pattern sign is a letter', async () => {
    await expect(admin.call('listAccounts', { q: '%' })).resolves.toMatchObject({ rows: [], total: 0 })
  })
})

describe('changing an account', () => {
  it('takes effect in the next request of its session', async () => {
    const { account, password } = await admin.call('createAccount', fresh())
    const changed = await admin.call('updateAccount', {
      login: account.login,
      name: '改名',
      unit: '410122',
      role: 'county-approver',
    })
    expect(changed).toMatchObject({ name: '改名', unit: { code: '410122' }, role: 'county-approver' })
    const me = (await (await signIn(account.login, password)).json()) as { unit: { code: string } }
    expect(me.unit.code).toBe('410122')
  })

  it('townships of the former unit do not go along', async () => {
    const [township] = await admin.call('listTownships', { unit: '410181' })
    const code = township?.code ?? ''
    const { account } = await admin.call('createAccount', { ...fresh('inspector'), townships: [code] })
    expect(account.townships).toEqual([code])
    const renamed = await admin.call('updateAccount', { login: account.login, name: '还在' })
    expect(renamed.townships).toEqual([code])
    const moved = await admin.call('updateAccount', { login: account.login, unit: '410122' })
    expect(moved.townships).toEqual([])
  })

  it('disabling ends its sessions and closes the door; enabling opens it', async () => {
    const { account, password } = await admin.call('createAccount', fresh())
    const answer = await signIn(account.login, password)
    const client = server.with((answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '')
    await expect(client.call('getSession', {})).resolves.toBeDefined()
    await admin.call('updateAccount', { login: account.login, disabled: true })
    await expect(client.call('getSession', {})).rejects.toMatchObject({ status: 401 })
    expect((await signIn(account.login, password)).status).toBe(403)
    await admin.call('updateAccount', { login: account.login, disabled: false })
    expect((await signIn(account.login, password)).status).toBe(200)
  })

  const own: [string, object][] = [
    ['disable', { disabled: true }],
    ['give another role to', { role: 'office' }],
  ]
  it.each(own)('an administrator cannot %s itself', async (_, change) => {
    await expect(admin.call('updateAccount', { login: 'administrator', ...change })).rejects.toMatchObject({
      code: 'account-self',
      status: 403,
    })
  })

  it('a reset password is a first one again and ends the sessions', async () => {
    const { account, password } = await admin.call('createAccount', fresh())
    const answer = await signIn(account.login, password)
    const client = server.with((answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '')
    const reset = await admin.call('resetPassword', { login: account.login })
    expect(reset.password).not.toBe(password)
    await expect(client.call('getSession', {})).rejects.toMatchObject({ status: 401 })
    expect((await signIn(account.login, password)).status).toBe(401)
    expect((await signIn(account.login, reset.password)).status).toBe(200)
  })

  const missing = ['resetPassword', 'unlockAccount', 'updateAccount'] as const
  it.each(missing)('%s of nobody', async (name) => {
    await expect(admin.call(name, { login: 'nobody' })).rejects.toMatchObject({
      code: 'account-not-found',
      status: 404,
    })
  })
})

describe('who sees what', () => {
  const business = [
    ['listTasks', {}],
    ['getPlan', {}],
    ['getOverview', {}],
    ['getBoard', { month: '2019-09' }],
    ['getReport', { month: '2019-09', unit: '410181' }],
    ['listReviewLines', { month: '2019-09' }],
    ['exportSummaryWord', { month: '2019-08' }],
    ['listFilings', {}],
    ['listHistory', {}],
    ['search', { q: '巩义' }],
  ] as const
  const blind = ['administrator', 'auditor'].flatMap((login) =>
    business.map(([name, input]) => [login, name, input] as const),
  )
  it.each(blind)('%s does not get %s', async (login, name, input) => {
    const client = await server.as(login)
    await expect(client.call(name, input as never)).rejects.toMatchObject({ code: 'not-allowed', status: 403 })
  })

  it.each(['listAudit', 'exportAudit'] as const)('an administrator does not get %s', async (name) => {
    await expect(admin.call(name, {})).rejects.toMatchObject({ code: 'not-allowed' })
  })

  const others = ['office', 'gongxin', 'caizheng', 'gongyi-clerk', 'gongyi-approver', 'inspector', 'leader', 'auditor']
  it.each(others)('%s manages no accounts', async (login) => {
    const client = await server.as(login)
    for (const call of [
      () => client.call('listAccounts', {}),
      () => client.call('createAccount', fresh()),
      () => client.call('updateAccount', { login, role: 'administrator' }),
      () => client.call('resetPassword', { login: 'office' }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'not-allowed', status: 403 })
    }
  })
})
