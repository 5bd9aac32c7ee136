import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config/config.ts'

describe('a wrong setting is named in a sentence that says what to write', () => {
  const wrong: [Record<string, string>, string][] = [
    [{ PORT: 'abc' }, 'PORT 请写端口号'],
    [{ PORT: '3.5' }, 'PORT 请写整数'],
    [{ PORT: '-1' }, 'PORT 请写 0 至 65535'],
    [{ PORT: '70000' }, 'PORT 请写 0 至 65535'],
    [{ DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL 请写成 postgres://'],
    [{ PLAN: '郑州' }, 'PLAN 请写方案代码'],
    [{ PLAN_TODAY: '2019/09/20' }, 'PLAN_TODAY：日期写作 2019-09-25'],
    [{ PLAN_TODAY: '2019-13-40' }, 'PLAN_TODAY：日历上没有这一天'],
    [{ PLAN_TODAY: '2019-02-30' }, 'PLAN_TODAY：日历上没有这一天'],
    [{ DATA_DIR: '/proc/gongjian' }, 'DATA_DIR：/proc 不能存放数据'],
    [{ TRIAL: 'yes' }, 'TRIAL：请写 0 或 1'],
    [{ TRIAL_PASSWORD: 'short' }, 'TRIAL_PASSWORD 至少 10 位'],
    [{ TRIAL_SCALE: '1.5' }, 'TRIAL_SCALE 请写整数'],
    [{ TRIAL_SCALE: '201' }, 'TRIAL_SCALE 请写 0 至 200'],
    [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET 至少 32 位'],
    [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL 请写成 smtp://'],
    [{ S3_URL: 'https://s3.example.com/evidence' }, 'S3_URL 请写成 https://访问密钥:私钥@主机:端口/存储桶'],
    [{ PUBLIC_URL: 'example' }, 'PUBLIC_URL 请写成 https://'],
    [{ NODE_ENV: 'production' }, 'SESSION_SECRET：正式环境必须设置'],
  ]
  it.each(wrong)('%o', (env, words) => {
    const read = (): unknown => readConfig(env)
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(words)
    expect(read).toThrow('请改正后再启动')
  })
  it('names all of them at once', () => {
    expect(() => readConfig({ PORT: 'x', TRIAL: 'x' })).toThrow(/PORT[^]*TRIAL/)
  })
})

describe('what is not set', () => {
  it('stands at its default; an empty variable counts as not set', () => {
    expect(readConfig({ PORT: '', DATA_DIR: '' })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: path.resolve('data'),
      database: { kind: 'embedded' },
      plan: 'zhengzhou-2019-37',
      trial: true,
      planToday: '2019-09-20',
      publicUrl: 'http://127.0.0.1:3000',
    })
  })
  const trials: [Record<string, string>, boolean, string | null][] = [
    [{ DATABASE_URL: 'postgres://u:p@h/db' }, false, null],
    [{ NODE_ENV: 'production', SESSION_SECRET: 'x'.repeat(32) }, false, null],
    [{ DATABASE_URL: 'postgres://u:p@h/db', TRIAL: '1' }, true, '2019-09-20'],
    [{ TRIAL: '0' }, false, null],
    [{ TRIAL: '1', PLAN_TODAY: '2020-01-05' }, true, '2020-01-05'],
  ]
  it.each(trials)('%o: trial is %s', (env, trial, planToday) => {
    expect(readConfig(env)).toMatchObject({ trial, planToday })
  })
})
