import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isReminderTime, remindByItself } from '../src/period/remind-by-itself.ts'
import { mailProblem } from '../src/mail/mail-problem.ts'
import { sendMail, waitMs, withTimeouts } from '../src/mail/send-mail.ts'
import { startTestServer, type TestServer } from './harness.ts'
import { refusal, setClock } from './support.ts'

describe('什么时候自动提醒：到期前三天、当天、后一天，九点以后', () => {
  const rows: [now: string, reminds: boolean][] = [
    ['2019-09-21T12:00:00+08:00', false],
    ['2019-09-22T08:59:59+08:00', false],
    ['2019-09-22T09:00:00+08:00', true],
    ['2019-09-23T12:00:00+08:00', false],
    ['2019-09-25T09:00:00+08:00', true],
    ['2019-09-25T23:59:59+08:00', true],
    ['2019-09-26T00:00:00+08:00', false],
    ['2019-09-26T09:30:00+08:00', true],
    ['2019-09-27T09:30:00+08:00', false],
  ]
  it.each(rows)('%s → %s', (now, reminds) => {
    expect(isReminderTime('2019-09-25', new Date(now))).toBe(reminds)
  })
})

describe('邮件重发的间隔', () => {
  const rows: [attempts: number, minutes: number | null][] = [
    [1, 1],
    [2, 2],
    [3, 4],
    [7, 64],
    [8, null],
  ]
  it.each(rows)('第 %d 次失败后 %s 分钟', (attempts, minutes) => {
    expect(waitMs(attempts)).toBe(minutes === null ? null : minutes * 60_000)
  })
})

describe('邮件发不出去的原因，说给攻坚办听', () => {
  const rows: [error: Record<string, string>, says: string, isForAll: boolean][] = [
    [{ code: 'EAUTH', response: '535 5.7.8 Bad credentials' }, '用户名和密码', true],
    [{ code: 'EENVELOPE', response: '530 5.7.0 Authentication required' }, '用户名和密码', true],
    [{ code: 'EENVELOPE', response: '550 5.1.1 User unknown' }, '核对收件人邮箱', false],
    [{ code: 'EMESSAGE', response: '552 too large' }, '拒收', false],
    [{ code: 'ESOCKET', message: 'self-signed certificate; try --use-system-ca' }, '证书不受信任', true],
    [{ code: 'ESOCKET', message: 'error:0A00010B:SSL routines::wrong version number:' }, 'smtps://', true],
    [{ code: 'ESOCKET', message: 'connect ECONNREFUSED 127.0.0.1:1' }, '（ECONNREFUSED）', true],
    [{ code: 'ETIMEDOUT', message: 'Timeout' }, '连不上邮件服务器', true],
  ]
  it.each(rows)('%j → %s', (error, says, isForAll) => {
    const problem = mailProblem(Object.assign(new Error(error.message ?? ''), error))
    expect(problem.text).toContain(says)
    expect(problem.isForAll).toBe(isForAll)
  })
})

describe('邮件服务器不应答时不会一直等', () => {
  const wait = 'connectionTimeout=15000&greetingTimeout=15000&socketTimeout=15000'
  const rows: [given: string, used: string][] = [
    ['smtp://127.0.0.1:25', `smtp://127.0.0.1:25?${wait}`],
    ['smtps://u:p%40s@mail.example.org?pool=true', `smtps://u:p%40s@mail.example.org?pool=true&${wait}`],
  ]
  it.each(rows)('%s', (given, used) => {
    expect(withTimeouts(given)).toBe(used)
  })
})

interface Letter {
  readonly to: string
  readonly data: string
}

function listening(smtp: SMTPServer): Promise<number> {
  return new Promise((resolve) => {
    const socket = smtp.listen(0, '127.0.0.1', () => resolve((socket.address() as { port: number }).port))
  })
}

describe('提醒', () => {
  let server: TestServer
  let smtp: SMTPServer
  let down = false
  const letters: Letter[] = []
  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, callback) {
        let data = ''
        stream.on('data', (chunk: Buffer) => (data += chunk.toString('utf8')))
        stream.on('end', () => {
          if (down) return callback(new Error('451 try later'))
          letters.push({ to: session.envelope.rcptTo.map((r) => r.address).join(','), data })
          callback()
        })
      },
    })
    const port = await listening(smtp)
    server = await startTestServer({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } })
    await server.app.connections.owner
      .updateTable('account')
      .set({ email: 'gongan@example.org' })
      .where('login', '=', 'gongan')
      .execute()
  })
  afterAll(async () => {
    await server.close()
    await new Promise<void>((resolve) => smtp.close(() => resolve()))
  })

  it('goes from the office to whoever is missing or has lines to mend, and to nobody else', async () => {
    const office = await server.as('office')
    const board = await office.call('getBoard', { month: '2019-09' })
    const owing = board.rows.filter((r) => r.firstSubmittedAt === null || r.state === 'returned')
    const answer = await office.call('remindUnits', { month: '2019-09' })
    expect(answer).toEqual({ units: owing.length, notices: owing.length, mails: 1 })
    const after = await office.call('getBoard', { month: '2019-09' })
    expect(after.rows.filter((r) => r.remindedAt !== null).map((r) => r.unit.code)).toEqual(
      owing.map((r) => r.unit.code),
    )
    const missing = await (await server.as('guancheng-clerk')).call('listNotices', { unread: 'true' })
    expect(missing.rows[0]).toMatchObject({ kind: 'reminder', text: '请于2019年9月25日前报送2019年9月月报' })
    const returned = await (await server.as('xingyang-clerk')).call('listNotices', { unread: 'true' })
    expect(returned.rows[0]?.text).toContain('退回')
    const done = await (await server.as('dengfeng-clerk')).call('listNotices', {})
    expect(done.rows.filter((n) => n.kind === 'reminder')).toEqual([])
  })

  it('goes to chosen units only, where they owe', async () => {
    const office = await server.as('office')
    const units = ['410104', '410185']
    expect((await office.call('remindUnits', { month: '2019-09', units })).units).toBe(1)
    const no = await refusal(office.call('remindUnits', { month: '2019-09', units: ['gongjian-office'] }))
    expect(no.code).toBe('report-not-found')
    const lead = await server.as('gongxin')
    expect((await refusal(lead.call('remindUnits', { month: '2019-09' }))).code).toBe('not-allowed')
  })

  it('goes by mail, once, and again after the mail server was down', async () => {
    expect(await sendMail(server.app)).toEqual({ sent: 1, failed: 0 })
    expect(letters).toHaveLength(1)
    expect(letters[0]?.to).toBe('gongan@example.org')
    expect(await sendMail(server.app)).toEqual({ sent: 0, failed: 0 })
    const office = await server.as('office')
    await office.call('remindUnits', { month: '2019-09', units: ['gongan'] })
    down = true
    expect(await sendMail(server.app)).toEqual({ sent: 0, failed: 1 })
    expect(await sendMail(server.app)).toEqual({ sent: 0, failed: 0 })
    down = false
    expect(await sendMail(server.app, new Date(Date.now() + 61_000))).toEqual({ sent: 1, failed: 0 })
    expect(letters).toHaveLength(2)
  })

  it('that a mail server refuses is told to the office on its board, and to nobody else, until it gets there', async () => {
    const strict = new SMTPServer({ onAuth: (_auth, _session, callback) => callback(new Error('no such user')) })
    const port = await listening(strict)
    const smtpUrl = `smtp://office:wrong@127.0.0.1:${port}?tls.rejectUnauthorized=false`
    const wrong = { ...server.app, config: { ...server.app.config, smtpUrl } }
    const [office, desk] = [await server.as('office'), await server.as('gongan')]
    const trouble = async (who: typeof office) => (await who.call('getBoard', { month: '2019-09' })).mailTrouble
    try {
      await office.call('remindUnits', { month: '2019-09', units: ['gongan'] })
      await office.call('remindUnits', { month: '2019-09', units: ['gongan'] })
      expect(await trouble(office)).toBeNull()
      // The second waits for the server, not for its own refusal.
      expect(await sendMail(wrong)).toEqual({ sent: 0, failed: 1 })
      const told = await trouble(office)
      expect(told).toMatchObject({ waiting: 1, lost: 0 })
      expect(told?.problem).toMatch(/用户名和密码.*535/)
      expect(await trouble(desk)).toBeNull()
    } finally {
      await new Promise<void>((resolve) => strict.close(() => resolve()))
    }
    expect(await sendMail(server.app, new Date(Date.now() + 61_000))).toEqual({ sent: 2, failed: 0 })
    expect(await trouble(office)).toBeNull()
  })

  it('goes by itself once per unit and day', async () => {
    setClock(server, '2019-09-22T09:00:00+08:00')
    const both = await Promise.all([remindByItself(server.app), remindByItself(server.app)])
    expect(Math.max(...both)).toBeGreaterThan(10)
    expect(Math.min(...both)).toBe(0)
    setClock(server, '2019-09-22T15:00:00+08:00')
    expect(await remindByItself(server.app)).toBe(0)
    setClock(server, '2019-09-25T09:10:00+08:00')
    expect(await remindByItself(server.app)).toBe(Math.max(...both))
    const mine = await (await server.as('gongan')).call('listNotices', {})
    expect(mine.rows[0]).toMatchObject({ kind: 'reminder', from: '系统' })
  })
})

describe('站内提醒', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  it('is read one by one or all at once, by each person alone', async () => {
    const clerk = await server.as('xingyang-clerk')
    const first = await clerk.call('listNotices', {})
    expect(first.unread).toBe(first.rows.length)
    expect(first.unread).toBeGreaterThan(0)
    expect((await clerk.call('getSession', {})).unread).toBe(first.unread)
    const id = first.rows[0]?.id ?? 0
    await clerk.call('readNotice', { id })
    await clerk.call('readNotice', { id })
    const second = await clerk.call('listNotices', {})
    expect(second.unread).toBe(first.unread - 1)
    expect(second.rows[0]?.readAt).not.toBeNull()
    const approver = await server.as('xingyang-approver')
    expect((await approver.call('listNotices', {})).unread).toBe(first.unread)
    await clerk.call('readAllNotices', {})
    expect((await clerk.call('listNotices', { unread: 'true' })).rows).toEqual([])
    const older = await clerk.call('listNotices', { before: id })
    expect(older.rows.map((n) => n.id)).not.toContain(id)
  })

  it('of another unit is not there', async () => {
    const clerk = await server.as('xingyang-clerk')
    const theirs = await (await server.as('office')).call('listNotices', {})
    expect((await refusal(clerk.call('readNotice', { id: theirs.rows[0]?.id ?? 0 }))).code).toBe('notice-not-found')
  })
})
