import { implement } from '../operation/implementation.ts'
import { viewReport } from './report-view.ts'

export const getReport = implement('getReport', (ctx, { month, unit }) => viewReport(ctx, month, unit))
