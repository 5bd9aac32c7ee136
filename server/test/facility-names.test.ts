import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facilityCore } from '@gongjian/domain/enterprise/like-facility.ts'
import { flatKey } from '../src/register/store/natural-key.ts'
import { startTestServer, type TestServer } from './harness.ts'
import { probe } from './probe-register.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ registers: [probe] })
})
afterAll(() => server.close())

describe('the name of a facility', () => {
  it('its name is folded by the database as the natural key is', async () => {
    const letters = [...' 　\u00a0\t\u2028\ufeff１1０＃#－-ＡaBｂ①Ⅱ号窑炉（）()／/㎡ﾊ·']
    const names = fc.sample(fc.array(fc.constantFrom(...letters), { maxLength: 12 }), 300).map((x) => x.join(''))
    const { rows } = await sql<{ flat: string }>`
      select flat_key(name) as flat from unnest(${names}::text[]) with ordinality as x (name, n) order by n`.execute(
      server.app.connections.owner,
    )
    expect(rows.map((r) => r.flat)).toEqual(names.map(flatKey))
  })

  it('what its name has in common with other writings is told by the database as by the domain', async () => {
    const letters = [
      ...' 　1１０059#＃－-._()（）()（【】[]〔〕一二十十九〇零伍貳參拾号號線窯炉炉第座台条口部noN№①·—窑炉生产线煤煤东旧A/',
      ...'IVXivxⅠⅣⅦⅻ“”"\'`、。，：；*~～–―−−‑\\|+=…！車間電座座台套井机',
      ...'隧道窑 热风炉 (1台) （2座） 1台 共1台 （共2座） 加热炉 3条 （窑） (隧道窑) 5号 7# III VIII号 生產线'.split(
        ' ',
      ),
      ...'两台 兩 1台（套） 台套 台/套 合计1台 （共计3座） 数量1 （数量：2） （1） （2） 1口 2部'.split(' '),
      ...'，1条 -1台 ：1座 总计 共有 台车炉 套筒窑 1座5号 1条5号 1台 个'.split(' '),
    ]
    const plain = [
      ...'1203号#隧道回转立轮梭式辊加热风退火熔化炼焙烧电弧中频感应蒸汽燃气煤油锅冲天箱推板炉窑井线',
      '共1台',
      '窑炉',
      '煤',
    ]
    const numbered = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.array(fc.constantFrom(...plain), { maxLength: 5 }))
    const names = [
      ...fc.sample(fc.array(fc.constantFrom(...letters), { maxLength: 9 }), 3000).map((x) => x.join('')),
      ...fc.sample(numbered, 3000).map(([n, rest]) => `${n}${rest.join('')}`),
    ]
    const { rows } = await sql<{ core: string }>`
      select facility_core(name) as core from unnest(${names}::text[]) with ordinality as x (name, n) order by n`.execute(
      server.app.connections.owner,
    )
    expect(rows.map((r) => r.core)).toEqual(names.map(facilityCore))
  })

  it('one of an enterprise that is not there is refused, and so is deleting one that has any', async () => {
    const { owner } = server.app.connections
    const of = (
      enterprise: string,
    ) => sql`insert into facility (plan_id, enterprise_id, kind, name, created_by, created_at, updated_by, updated_at)
      select id, ${sql.raw(enterprise)}, '窑炉', '1号窑', 'x', now(), 'x', now() from plan limit 1`
    await expect(of('2000000000').execute(owner)).rejects.toThrow('an enterprise that is not there')
    const made = await sql<{
      id: number
    }>`insert into enterprise (plan_id, name, created_by, created_at, updated_by, updated_at)
      select id, '有窑的厂', 'x', now(), 'x', now() from plan limit 1 returning id`.execute(owner)
    const id = made.rows[0]?.id ?? 0
    await of(String(id)).execute(owner)
    await expect(sql`delete from enterprise where id = ${id}`.execute(owner)).rejects.toThrow('has items or facilities')
    await sql`delete from facility where enterprise_id = ${id}`.execute(owner)
    await sql`delete from enterprise where id = ${id}`.execute(owner)
  })
})
