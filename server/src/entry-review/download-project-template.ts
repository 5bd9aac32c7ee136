import { FILE_TYPES } from '../file/file-types.ts'
import { implement } from '../operation/implementation.ts'
import { templateOf } from '../register/export/download-template.ts'
import { openBatch } from './batch.ts'

const NOTES = [
  '1. 从第 4 行起填写，一行一个项目；不要改动表头，栏目可以少，顺序可以变。',
  '2. 不清楚的留空，不要写 0，也不要写“否”：空单元格按“不知道”审查，结论会写明还缺什么。',
  '3. 批量审查只给出结论，不保存项目；要保存、决定的，请在“项目准入审查”页办理。',
  '4. 有看不懂的单元格的行不审查，结论表会指明行、列和改法。',
]

/** Heads are the labels of the facts; a county's also the questions of its own list. */
export const downloadProjectTemplate = implement('downloadProjectTemplate', async (ctx) => {
  const { sheet, bodies } = await openBatch(ctx)
  const isBody = bodies.has(ctx.actor.unitId)
  const columns = sheet.columns.filter((c) => isBody || !sheet.questions.has(c))
  return {
    fileName: '项目准入审查-模板.xlsx',
    type: FILE_TYPES.xlsx,
    body: await templateOf(ctx, sheet.register, { columns, notes: NOTES }),
  }
})
