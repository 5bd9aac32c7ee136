import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
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

describe('the ground of the maps', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-outlines-'))
  const file = path.join(folder, 'counties.geojson')
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const area = (properties: object, coordinates: unknown) => ({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } }],
  })
  const ring = [
    [113, 34],
    [114, 34],
    [114, 35],
    [113, 34],
  ]
  const named = { code: '410181', name: '巩义市' }
  const table: [string, unknown, RegExp | null][] = [
    ['an area with code and name', area(named, [ring]), null],
    ['no file', undefined, /读不到/],
    ['no JSON', '{', /不是 JSON/],
    ['a single feature', { type: 'Feature' }, /应为 FeatureCollection/],
    ['nothing in it', { type: 'FeatureCollection', features: [] }, /里面没有一个区域/],
    ['no code', area({ name: '巩义市' }, [ring]), /第 1 个区域：缺 code/],
    ['latitude first', area(named, [ring.map(([x, y]) => [y, x])]), /第 1 个区域：/],
  ]
  it.each(table)('%s', (_what, content, words) => {
    rmSync(file, { force: true })
    if (content !== undefined) writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    const read = () => readConfig({ MAP_OUTLINES: file }).map.outlines?.features.length
    if (words) expect(read).toThrow(words)
    else expect(read()).toBe(1)
  })
  it('a key of 天地图 has 32 signs', () => {
    expect(() => readConfig({ TIANDITU_KEY: 'abc' })).toThrow('TIANDITU_KEY 请写 32 位')
    expect(readConfig({}).map).toEqual({ outlines: null, tiandituKey: null })
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
