import type { OperationName } from '@gongjian/domain/operation/operations.ts'
import { EMPTY_LINE } from '@gongjian/domain/report/report.ts'
import { readPlan } from '@gongjian/reader'

export interface Target {
  readonly unit: string
  readonly task: string
  readonly month: string
  readonly kind: 'implementation' | 'relocation'
  readonly file: number
  readonly notice: number
  readonly number: number
  readonly item: number
}

const text = { ...EMPTY_LINE, reached: [], progress: '试写', touched: [] }
const reading = readPlan('某市某方案')

/** What is asked of each operation: ids of one's own and of others', as they come. An operation that is new does not compile until it is here. */
export const INPUTS: { readonly [N in OperationName]: (t: Target) => unknown } = {
  signIn: () => ({ login: 'office', password: 'wrong-password' }),
  signInTrial: () => ({ login: 'nobody' }),
  listTrialAccounts: () => ({}),
  getSession: () => ({}),
  signOut: () => ({}),
  switchPlan: () => ({ code: 'no-such-plan' }),
  listSessions: () => ({}),
  endSession: () => ({ id: 1 }),
  endAllSessions: () => ({}),
  changePassword: () => ({ current: 'wrong', next: 'also-wrong-2019' }),
  startTotp: () => ({}),
  confirmTotp: () => ({ code: '000000' }),
  removeTotp: () => ({ password: 'wrong' }),
  listAccounts: (t) => ({ unit: t.unit, limit: 50 }),
  createAccount: (t) => ({ login: 'someone-new', name: '某人', role: 'office', unit: t.unit }),
  updateAccount: () => ({ login: 'office', name: '改名' }),
  resetPassword: () => ({ login: 'office' }),
  unlockAccount: () => ({ login: 'office' }),
  listUnits: () => ({}),
  renameUnit: (t) => ({ code: t.unit, name: '改名以后', validFrom: '2019-09-20' }),
  listTownships: (t) => ({ unit: t.unit }),
  assignTownship: (t) => ({ code: '410181102', unit: t.unit }),
  getPlan: () => ({}),
  getDocument: () => ({}),
  listPlans: () => ({}),
  readDocument: () => ({}),
  lintDocument: () => ({ text: '某方案', reading }),
  proposePlan: () => ({ city: '某市', text: '某方案', reading }),
  savePlan: () => ({ code: 'zhengzhou-2019-37', city: '某市', text: '某方案', reading }),
  getOverview: () => ({}),
  listTasks: (t) => ({ lead: t.unit }),
  getTask: (t) => ({ taskId: t.task }),
  listTaskLines: (t) => ({ taskId: t.task, unit: t.unit }),
  getReport: (t) => t,
  getReportPulse: (t) => t,
  saveReportLine: (t) => ({ ...t, taskId: t.task, ...text, expectedVersion: 1 }),
  submitReport: (t) => t,
  correctReport: (t) => ({ ...t, reason: '试改', lines: [{ ...text, task: t.task }] }),
  listReportVersions: (t) => t,
  getReportVersion: (t) => t,
  listReviewLines: (t) => ({ month: t.month, unit: t.unit }),
  reviewLines: (t) => ({
    month: t.month,
    decision: 'return',
    reason: '试退',
    lines: [1, 2, 3].map((version) => ({ unit: t.unit, task: t.task, version })),
  }),
  withdrawAcceptance: (t) => ({
    month: t.month,
    reason: '试撤',
    lines: [1, 2, 3].map((version) => ({ unit: t.unit, task: t.task, version })),
  }),
  uploadLineFile: (t) => ({ ...t, taskId: t.task }),
  uploadFilingFile: (t) => ({ ...t, part: 'plan-file' }),
  downloadFile: (t) => ({ id: t.file }),
  removeFile: (t) => ({ id: t.file }),
  listPeriods: () => ({}),
  getBoard: (t) => ({ month: t.month }),
  remindUnits: (t) => ({ month: t.month, units: [t.unit] }),
  closePeriod: (t) => ({ month: t.month, reason: '试关' }),
  exportSummaryWord: (t) => ({ month: t.month }),
  exportSummaryExcel: (t) => ({ month: t.month }),
  listFilings: () => ({}),
  getFiling: (t) => t,
  saveFilingPart: (t) => ({ ...t, part: 'schedule', text: '试写', expectedVersion: 1 }),
  submitFiling: (t) => t,
  reviewFiling: (t) => ({ ...t, decision: 'return', reason: '试退' }),
  listNotices: () => ({}),
  readNotice: (t) => ({ id: t.notice }),
  readAllNotices: () => ({}),
  listHistory: (t) => ({ unit: t.unit }),
  listAudit: (t) => ({ unit: t.unit, limit: 50 }),
  exportAudit: (t) => ({ unit: t.unit, format: 'csv' }),
  verifyAudit: () => ({}),
  search: () => ({ q: '窑炉' }),
  listRegisters: () => ({}),
  getRegister: () => ({ register: 'kilns' }),
  getRegisterFigures: () => ({ register: 'kilns', where: [] }),
  listItems: () => ({ register: 'kilns', where: [], limit: 50, sums: 'yes' }),
  downloadTemplate: () => ({ register: 'kilns' }),
  exportItems: () => ({ register: 'kilns', format: 'csv', where: [] }),
  startImport: () => ({ register: 'kilns', emptyClears: 'no' }),
  listImports: () => ({ register: 'kilns' }),
  getImport: (t) => ({ id: t.number }),
  listImportRows: (t) => ({ id: t.number, after: 0, limit: 50 }),
  mapImport: (t) => ({ id: t.number, choices: { 窑: 'kind' } }),
  takeImport: (t) => ({ id: t.number }),
  cancelImport: (t) => ({ id: t.number }),
  downloadRefused: (t) => ({ id: t.number }),
  getItem: (t) => ({ register: 'kilns', id: t.item }),
  createItem: (t) => ({
    register: 'kilns',
    item: { unit: t.unit, enterprise: `试造企业${t.number}`, facility: `${t.number}#炉`, values: { kind: '热风炉' } },
  }),
  updateItem: (t) => ({ register: 'kilns', id: t.item, version: t.number, item: { remark: '试改' } }),
  listItemHistory: (t) => ({ register: 'kilns', id: t.item }),
  saveView: () => ({ register: 'kilns', view: '试存', shared: true, columns: ['title'], where: [], sort: null }),
  removeView: (t) => ({ register: 'kilns', view: t.number }),
  moveItems: (t) => ({
    register: 'kilns',
    ids: [t.item],
    move: (['list', 'start', 'claim', 'verify', 'return', 'close', 'remove', 'restore'] as const)[t.item % 8],
    reason: '试办',
    preview: false,
  }),
}
