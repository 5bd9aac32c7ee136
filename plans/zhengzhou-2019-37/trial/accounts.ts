import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { TrialAccount } from './types.ts'

/** The counties' logins are their names in pinyin; the zones' are their codes. */
const BODY_LOGINS: Readonly<Record<string, string>> = {
  '410102': 'zhongyuan',
  '410103': 'erqi',
  '410104': 'guancheng',
  '410105': 'jinshui',
  '410106': 'shangjie',
  '410108': 'huiji',
  '410122': 'zhongmu',
  '410181': 'gongyi',
  '410182': 'xingyang',
  '410183': 'xinmi',
  '410184': 'xinzheng',
  '410185': 'dengfeng',
  zhengdong: 'zhengdong',
  gaoxin: 'gaoxin',
  jingkai: 'jingkai',
  hanggang: 'hanggang',
}

/** On the sign-in page: one of each role, and the units whose months tell the most. */
const FEATURED = new Set([
  'office',
  'gongxin',
  'fagai',
  'shengtai',
  'shuili',
  'caizheng',
  'gongyi-clerk',
  'gongyi-approver',
  'xinmi-clerk',
  'inspector',
  'leader',
  'auditor',
  'administrator',
])

/** An account a role at least; every name says that it is 演示. */
export function trialAccounts(pack: PlanPack): TrialAccount[] {
  const all: Omit<TrialAccount, 'featured'>[] = [
    { login: 'office', name: '演示·攻坚办', role: 'office', unit: 'gongjian-office' },
    ...deskAccounts(pack),
    ...bodyAccounts(pack),
    inspectorAccount(pack),
    { login: 'leader', name: '演示·市领导', role: 'leader', unit: 'gongye-gongzuozu' },
    { login: 'auditor', name: '演示·审计员', role: 'auditor', unit: 'shifu-bangongting' },
    { login: 'administrator', name: '演示·系统管理员', role: 'administrator', unit: 'gongjian-office' },
  ]
  return all.map((a) => ({ ...a, featured: FEATURED.has(a.login) }))
}

function deskAccounts(pack: PlanPack): Omit<TrialAccount, 'featured'>[] {
  const leads = new Set(pack.tasks.flatMap((t) => t.leads))
  return pack.units
    .filter((u) => u.kind === 'department')
    .map((u) => ({
      login: u.code,
      name: `演示·${u.short}经办`,
      role: leads.has(u.code) ? 'lead-desk' : 'cooperating-desk',
      unit: u.code,
    }))
}

function bodyAccounts(pack: PlanPack): Omit<TrialAccount, 'featured'>[] {
  return pack.units
    .filter((u) => u.kind === 'body')
    .flatMap((u) => {
      const login = BODY_LOGINS[u.code] ?? u.code
      return [
        { login: `${login}-clerk`, name: `演示·${u.short}填报员`, role: 'county-clerk', unit: u.code } as const,
        { login: `${login}-approver`, name: `演示·${u.short}审核人`, role: 'county-approver', unit: u.code } as const,
      ]
    })
}

function inspectorAccount(pack: PlanPack): Omit<TrialAccount, 'featured'> {
  const township = pack.townships.find((t) => t.unit === '410181' && t.name === '米河镇')
  if (!township) throw new Error('the inspector has no township')
  return {
    login: 'inspector',
    name: `演示·${township.name}巡查员`,
    role: 'inspector',
    unit: '410181',
    townships: [township.code],
  }
}
